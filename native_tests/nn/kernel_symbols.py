"""usage: kernel_symbols.py NM OBJECT... - what is compiled for newer processors has no function that others may call.

A function that several files define, such as one of the standard library that was not inlined, is linked once: of
whichever file, and so perhaps with instructions that the processor does not have. So each function that can be seen
outside of these files names its instruction set.
"""

import re
import subprocess
import sys

nm, *objects = sys.argv[1:]
said = subprocess.run([nm, "--demangle", "--defined-only", "--extern-only", *objects], check=True, capture_output=True, text=True).stdout
functions = re.findall(r"^[0-9a-f]+ [TWVu] (.+)$", said, re.MULTILINE)
wrong = [name for name in functions if not re.search(r"\bAvx(2|512)\b|\bEigen_avx", name) and not name.startswith("DW.ref.")]
for name in wrong:
    print(f"compiled for newer processors and seen by all: {name}")
print(f"{len(functions)} functions in {len(objects)} files")
sys.exit(bool(wrong) or len(functions) < 4)
