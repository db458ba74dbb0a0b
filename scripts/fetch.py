#!/usr/bin/env python3
"""Downloads one file from the first mirror that has it, and checks it: fetch.py FILE SHA256 URL...

The other download scripts use it as a module. An interrupted download continues where it stopped.
"""

import hashlib
import os
import pathlib
import sys
import urllib.error
import urllib.request

BLOCK = 1 << 16


class FetchError(Exception):
    """What could not be downloaded and why, in one line."""


def sha256_of(path):
    """The SHA-256 of a file as hexadecimal text."""
    return hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()


def download(url, partial):
    """Downloads the rest of the file at `url` and appends it to `partial`."""
    have = partial.stat().st_size if partial.exists() else 0
    request = urllib.request.Request(url, headers={"Range": f"bytes={have}-"} if have else {})
    try:
        reply = urllib.request.urlopen(request, timeout=30)
    except urllib.error.HTTPError as error:
        if error.code == 416 and have:  # the file was complete already
            return
        raise
    with reply, open(partial, "ab" if reply.status == 206 else "wb") as file:
        missing = int(reply.headers.get("Content-Length", 0))
        while block := reply.read(BLOCK):
            file.write(block)
            missing -= len(block)
    if missing > 0:
        raise OSError(f"the connection closed with {missing} bytes missing")


def prepared(path):
    """The file to which the links of `path` lead, so that the links are kept. Creates its folder."""
    try:
        path = path.resolve()
    except (OSError, RuntimeError):
        raise FetchError(f"{path}: its links lead round in a circle") from None
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def fetch_checked(path, is_right, urls):
    """Downloads to `path` from the first of the URLs whose file passes `is_right(path)`.

    Raises FetchError naming what each url said. What was read before a connection broke stays beside
    the target for the next try.
    """
    path = prepared(path)
    partial = path.with_name(path.name + ".part")
    problems = []
    for url in urls:
        try:
            download(url, partial)
        except OSError as error:
            problems.append(f"{url}: {error}")
            continue
        if is_right(partial):
            partial.replace(path)
            return
        partial.unlink()
        problems.append(f"{url}: not the file that was expected (its checksum differs)")
    raise FetchError(f"could not download {path.name}: {'; '.join(problems)}")


def write_whole(path, content):
    """Writes a temporary file and renames it, so that an interruption leaves no partial file."""
    path = prepared(path)
    partial = path.with_name(path.name + ".part")
    partial.write_bytes(content)
    partial.replace(path)


def data_folder(given, name):
    """The folder from which to take data instead of the network, or None.

    That is the one given, else the one that SCRAWL_DATA names; its subfolder `name` when it has one.
    """
    folder = given or (os.environ.get("SCRAWL_DATA") and pathlib.Path(os.environ["SCRAWL_DATA"]))
    if not folder:
        return None
    if not folder.is_dir():
        raise FetchError(f"{folder} is not a folder")
    return folder / name if (folder / name).is_dir() else folder


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    path, sha256 = pathlib.Path(sys.argv[1]), sys.argv[2]
    try:
        fetch_checked(path, lambda partial: sha256_of(partial) == sha256, sys.argv[3:])
    except FetchError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
