"""A release of a temporary tag in a temporary clone, with modules that are built already."""

import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import tarfile
import tempfile
import unittest

PROJECT = pathlib.Path(__file__).resolve().parents[2]
MODULES = PROJECT / "build/wasm/bin"
VERSION = re.search(r"project\(scrawl VERSION ([\d.]+)", (PROJECT / "CMakeLists.txt").read_text())[1]
READY = ((MODULES / "learning.wasm").exists() and (PROJECT / "scripts/docs/node_modules").exists()
         and all(shutil.which(tool) for tool in ("doxygen", "esbuild", "node", "npm", "git")))


def git(folder, *words):
    identity = ["-c", "user.name=Test", "-c", "user.email=test@localhost"]
    return subprocess.run(["git", *identity, *words], cwd=folder, check=True, capture_output=True, text=True).stdout


class Release(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        (PROJECT / "build").mkdir(exist_ok=True)
        folder = tempfile.TemporaryDirectory(dir=PROJECT / "build")  # where files can be linked
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        cls.clone = cls.folder / "clone"
        git(PROJECT, "clone", "--quiet", "--local", "--no-hardlinks", str(PROJECT), str(cls.clone))
        # What is not committed yet is tried, too.
        for name in git(PROJECT, "ls-files", "--cached", "--others", "--exclude-standard").splitlines():
            if (PROJECT / name).is_file():
                (cls.clone / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(PROJECT / name, cls.clone / name)
        changes = cls.clone / "CHANGELOG.md"
        changes.write_text(re.sub(r"^## ", f"## {VERSION} - 2026-01-02\n\nA test.\n\n## ", changes.read_text(), count=1, flags=re.M))
        # Files are linked, not folders: npm empties what it is about to fill, behind a link, too.
        for name in ("node_modules", "scripts/docs/node_modules"):
            if (PROJECT / name).is_dir():
                shutil.copytree(PROJECT / name, cls.clone / name, symlinks=True, copy_function=os.link)
        os.utime(cls.clone / "package-lock.json", (0, 0))  # older than what is installed
        (cls.clone / "build").mkdir()
        (cls.clone / "build/deps").symlink_to(PROJECT / "build/deps")
        git(cls.clone, "add", "--all")
        git(cls.clone, "commit", "--quiet", "--message", "A release to try")
        git(cls.clone, "tag", "--force", f"v{VERSION}")
        git(cls.clone, "tag", "v99.0.0")

    def release(self, tag, output, *options):
        command = [self.clone / "scripts/release.sh", tag, "--output", self.folder / output, "--modules", MODULES, *options]
        environment = os.environ | {"SCRAWL_DATA": str(self.folder / "no-data")}
        return subprocess.run(command, cwd=self.folder, capture_output=True, text=True, env=environment)

    def refusal(self, tag, *options):
        outcome = self.release(tag, "refused", *options)
        self.assertNotEqual(outcome.returncode, 0)
        return outcome.stderr

    def test_what_is_no_release_is_refused(self):
        self.assertIn("vX.Y.Z", self.refusal("latest"))
        self.assertIn("no tag v98.0.0", self.refusal("v98.0.0"))
        self.assertIn("another version", self.refusal("v99.0.0"))
        self.assertIn("unknown option", self.refusal(f"v{VERSION}", "--publish"))

    def test_the_workflow_takes_actions_by_their_commits(self):
        used = re.findall(r"uses: (\S+)", (PROJECT / ".github/workflows/release.yml").read_text())
        self.assertGreater(len(used), 4)
        for action in used:
            self.assertRegex(action, r"@[0-9a-f]{40}$|^\./")

    @unittest.skipUnless(READY, "the modules, the documentation's packages or Doxygen are not here")
    def test_twice_the_same_bytes(self):
        repository = "git+https://git.example/someone/scrawl.git"
        first = self.release(f"v{VERSION}", "first", "--repository", repository)
        self.assertEqual(first.returncode, 0, first.stderr)
        (self.clone / "README.md").write_text("What is not in the tag changes nothing.\n")
        second = self.release(f"v{VERSION}", "second", "--repository", repository)
        self.assertEqual(second.returncode, 0, second.stderr)

        sums = {}
        for line in (self.folder / "first/SHA256SUMS").read_text().splitlines():
            digest, name = line.split()
            sums[name] = digest
            for output in ("first", "second"):
                self.assertEqual(hashlib.sha256((self.folder / output / name).read_bytes()).hexdigest(), digest, f"{output}/{name}")
        names = [f"scrawl-{VERSION}.tar.gz", f"scrawl-digits-{VERSION}.tgz", f"scrawl-site-{VERSION}.tar.gz", f"scrawl-{VERSION}.cdx.json"]
        self.assertEqual(sorted(sums), sorted(names))
        self.assertEqual(sorted(path.name for path in (self.folder / "first").iterdir()), sorted([*names, "SHA256SUMS"]))

        sources, package, site = ({each.name: each for each in tarfile.open(self.folder / "first" / name)} for name in names[:3])
        self.assertIn(f"scrawl-{VERSION}/core/recogniser.hpp", sources)
        self.assertFalse([name for name in sources if "node_modules" in name or "/build/" in name])
        for name in ("index.html", "sw.js", "docs/index.html", "docs/api-cpp.html"):
            self.assertIn(f"scrawl-site-{VERSION}/{name}", site)
        for name in ("sbom.cdx.json", "third-party-notices.txt"):
            self.assertIn(f"scrawl-site-{VERSION}/{name}", site)
            self.assertIn(f"package/{name}", package)
        self.assertEqual({(each.uid, each.uname) for each in site.values()}, {(0, "")})
        self.assertIn("package/dist/scrawl.wasm", package)
        with tarfile.open(self.folder / "first" / names[1]) as archive:
            about = json.load(archive.extractfile("package/package.json"))
        self.assertEqual((about["version"], about["repository"]["url"]), (VERSION, repository))
        self.assertNotIn("private", about)


if __name__ == "__main__":
    unittest.main()
