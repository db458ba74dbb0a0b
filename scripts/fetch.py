#!/usr/bin/env python3
"""Downloads one file from the first mirror that has it, and checks it: fetch.py FILE SHA256 URL...

Also the module that the other downloaders use. An interrupted download goes on where it stopped.
"""

import hashlib
import pathlib
import sys
import urllib.error
import urllib.request

BLOCK = 1 << 16


class FetchError(Exception):
    """What could not be had and why, in one line."""


def sha256_of(path):
    """The checksum of a file as hexadecimal text."""
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()


def download(url, partial):
    """Appends to `partial` what it lacks of the file at `url`."""
    have = partial.stat().st_size if partial.exists() else 0
    request = urllib.request.Request(url, headers={"Range": f"bytes={have}-"} if have else {})
    try:
        reply = urllib.request.urlopen(request, timeout=30)
    except urllib.error.HTTPError as error:
        if error.code == 416 and have:  # nothing is missing: the file was complete already
            return
        raise
    with reply, open(partial, "ab" if reply.status == 206 else "wb") as file:
        missing = int(reply.headers.get("Content-Length", 0))
        while block := reply.read(BLOCK):
            file.write(block)
            missing -= len(block)
    if missing > 0:
        raise OSError(f"the connection closed with {missing} bytes missing")


def fetch(path, sha256, urls):
    """Puts the file with this checksum at `path`, from the first of the urls that has it.

    Raises FetchError naming what each url said. A file that is there already is checked and kept.
    """
    path = pathlib.Path(path)
    if path.exists() and sha256_of(path) == sha256:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(path.name + ".part")
    problems = []
    for url in urls:
        try:
            download(url, partial)
        except OSError as error:  # what was read so far stays for the next try
            problems.append(f"{url}: {error}")
            continue
        if sha256_of(partial) == sha256:
            partial.replace(path)
            return
        partial.unlink()
        problems.append(f"{url}: not the file that was expected (its checksum differs)")
    raise FetchError("; ".join(problems))


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    try:
        fetch(sys.argv[1], sys.argv[2], sys.argv[3:])
    except FetchError as error:
        sys.exit(f"could not download {pathlib.Path(sys.argv[1]).name}: {error}")


if __name__ == "__main__":
    main()
