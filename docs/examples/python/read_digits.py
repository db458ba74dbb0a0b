"""Reads a drawing through the C interface: read_digits.py LIBRARY MODEL"""

import ctypes
import pathlib
import sys

ABI_VERSION = 1  # of the scrawl.h that this was written for


class Error(ctypes.Structure):
    _fields_ = [("code", ctypes.c_int32), ("message", ctypes.c_char * 508)]


class Reading(ctypes.Structure):  # as far as it is used here
    _fields_ = [("state", ctypes.c_int32), ("text", ctypes.c_char_p), ("confidence", ctypes.c_double)]


library = ctypes.CDLL(sys.argv[1])
library.scrawl_free_reading.argtypes = library.scrawl_free.argtypes = [ctypes.c_void_p]
recogniser, reading, error = ctypes.c_void_p(), ctypes.POINTER(Reading)(), Error()

model = pathlib.Path(sys.argv[2]).read_bytes()
if library.scrawl_load(ABI_VERSION, model, ctypes.c_size_t(len(model)), 0, ctypes.byref(recogniser), ctypes.byref(error)):
    sys.exit(error.message.decode())

strokes = [[(20, 0), (20, 80)], [(60, 0), (100, 0), (75, 80)]]  # a 1 and a 7, y pointing down
values = [value for stroke in strokes for point in stroke for value in point]
if library.scrawl_read_strokes(recogniser, (ctypes.c_float * len(values))(*values), ctypes.c_size_t(len(values)),
                               (ctypes.c_size_t * len(strokes))(*map(len, strokes)), ctypes.c_size_t(len(strokes)),
                               ctypes.byref(reading), ctypes.byref(error)):
    sys.exit(error.message.decode())
print(reading.contents.text.decode(), f"{reading.contents.confidence:.3f}")
library.scrawl_free_reading(reading)
library.scrawl_free(recogniser)
