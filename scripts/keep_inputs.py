#!/usr/bin/env python3
"""Adds the smallest inputs of a fuzzer's folder to a target's file of kept ones (native_tests/fuzz/corpus/).

Each is a line of hexadecimal digits; a line with a comment (#) was put there by hand and stays.
"""

import argparse
import pathlib

LONGEST = 3000  # bytes an input


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=pathlib.Path, help="inputs, a file each")
    parser.add_argument("kept", type=pathlib.Path, help="the target's file")
    parser.add_argument("--most", type=int, default=30, help="how many (default: %(default)s)")
    arguments = parser.parse_args()
    lines = arguments.kept.read_text().splitlines() if arguments.kept.exists() else []
    by_hand = [line for line in lines if "#" in line]
    inputs = sorted((path.read_bytes() for path in arguments.folder.iterdir()), key=lambda data: (len(data), data))
    known = {line.split()[0] for line in by_hand}
    fitting = [data.hex() for data in inputs if 0 < len(data) <= LONGEST and data.hex() not in known]
    # From the short to the long ones in even steps, for they reach different things.
    step = max(1, len(fitting) / arguments.most)
    chosen = [fitting[int(i * step)] for i in range(min(arguments.most, len(fitting)))]
    arguments.kept.write_text("".join(line + "\n" for line in by_hand + chosen))
    print(f"{arguments.kept.stem}: kept {len(chosen)} of {len(inputs)}, and {len(by_hand)} by hand")


if __name__ == "__main__":
    main()
