#!/usr/bin/env python3
"""Downloads the handwriting fonts in scripts/fonts/fonts.tsv, as examples of other people's handwriting.

Each is a file of an npm package, fetched with `npm pack` from the registry that npm is configured with. It is used
only if package and font have the hashes of the list and the package's licence is the SIL Open Font
License 1.1, whose text is stored beside each font. Correct files that exist already are kept.

With --from FOLDER, or the environment variable SCRAWL_DATA naming a folder, the fonts are taken from there
(or from its subfolder fonts) instead.
"""

import argparse
import base64
import hashlib
import pathlib
import shutil
import subprocess
import sys
import tarfile
import tempfile

from fetch import FetchError, data_folder, sha256_of, write_whole
from fonts import manifest

LICENCES = ("LICENSE", "LICENSE_FONT", "OFL.txt")
LICENCE_TITLE = "SIL OPEN FONT LICENSE VERSION 1.1"


def integrity_of(path):
    """The hash of a package in npm's notation."""
    return "sha512-" + base64.b64encode(hashlib.sha512(path.read_bytes()).digest()).decode()


def fetch_package(entry, folder):
    """Lets npm download the package's archive into `folder`, and checks it; returns its bytes."""
    if not shutil.which("npm"):
        raise FetchError("npm is missing, which fetches the fonts: run scripts/setup.sh web")
    specification = f"{entry.package}@{entry.version}"
    done = subprocess.run(["npm", "pack", specification, "--silent", "--pack-destination", str(folder)],
                          capture_output=True, text=True, check=False)
    archives = list(pathlib.Path(folder).glob("*.tgz"))
    if done.returncode or len(archives) != 1:
        raise FetchError(f"npm could not fetch {specification}: {(done.stderr or done.stdout).strip()}")
    if integrity_of(archives[0]) != entry.integrity:
        raise FetchError(f"{specification} is not the package that was listed: its hash differs")
    return archives[0]


def unpacked(archive, entry):
    """The font's bytes and the text of its licence from a package."""
    with tarfile.open(archive) as tar:
        texts = [tar.extractfile(f"package/{name}").read().decode("utf-8", "replace")
                 for name in LICENCES if f"package/{name}" in tar.getnames()]
        open_ones = [text for text in texts if LICENCE_TITLE in " ".join(text.upper().split())]
        if not open_ones:
            raise FetchError(f"{entry.package} does not come with the SIL Open Font License")
        return tar.extractfile(f"package/{entry.file}").read(), open_ones[0]


def get(entry, output, folder):
    """Puts one font and its licence into `output` unless they are there; returns what was done."""
    target = output / entry.name
    licence = target.with_name(target.name + ".licence.txt")
    if target.exists() and licence.exists() and sha256_of(target) == entry.sha256:
        return "is there"
    if folder:
        source = folder / entry.name
        content, text = source.read_bytes(), source.with_name(licence.name).read_text(encoding="utf-8")
        done = f"taken from {folder}"
    else:
        with tempfile.TemporaryDirectory() as temporary:
            content, text = unpacked(fetch_package(entry, temporary), entry)
        done = "downloaded"
    if hashlib.sha256(content).hexdigest() != entry.sha256:
        raise FetchError(f"{entry.name} is not the font that was listed: its checksum differs")
    write_whole(licence, text.encode())
    write_whole(target, content)
    return done


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=pathlib.Path, default=pathlib.Path("data/fonts"), help="default: %(default)s")
    parser.add_argument("--from", dest="folder", type=pathlib.Path, help="a folder instead of the network")
    parser.add_argument("--list", type=pathlib.Path, default=manifest.LIST, help="default: %(default)s")
    options = parser.parse_args()
    try:
        folder = data_folder(options.folder, "fonts")
        if not options.folder and folder and folder.name != "fonts":
            folder = None  # SCRAWL_DATA has other data, but no fonts
        entries = manifest.read(options.list)
        for entry in entries:
            print(f"{entry.name} {get(entry, options.output, folder)}")
    except (FetchError, OSError, ValueError, KeyError, tarfile.TarError) as error:
        sys.exit(f"error: {error}")
    print(f"{len(entries)} fonts are in {options.output}")


if __name__ == "__main__":
    main()
