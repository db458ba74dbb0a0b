# scrawl_mended_stb(RESULT FOLDER): a folder of its own for stb_image.h with what was mended in it after the version that
# distributions have, 2.27: more Huffman codes in a JPEG file than there can be, 256, were written behind an array, and a
# code could name a value behind another; an empty chunk of a PNG file was copied to a null pointer, which is undefined
# though nothing is copied.
function(scrawl_mended_stb result folder)
  file(READ "${folder}/stb/stb_image.h" text)
  set(sizes "for (j=0; j < count[i]; ++j)\n         h->size[k++] = (stbi_uc) (i+1);")
  set(sizes_mended "for (j=0; j < count[i]; ++j) {\n         h->size[k++] = (stbi_uc) (i+1);\n         if(k >= 257) return stbi__err(\"bad size list\",\"Corrupt JPEG\");\n      }")
  set(values "               n += sizes[i];\n            }\n            L -= 17;")
  set(values_mended "               n += sizes[i];\n            }\n            if(n > 256) return stbi__err(\"bad DHT header\",\"Corrupt JPEG\");\n            L -= 17;")
  set(reader "static int stbi__getn(stbi__context *s, stbi_uc *buffer, int n)\n{\n")
  set(reader_mended "${reader}   if (n == 0) return 1;\n")
  set(code "   STBI_ASSERT((((j->code_buffer)")
  set(code_mended "   if (c < 0 || c >= 256) return -1;\n${code}")
  # A list's brackets would be taken apart by CMake, and semicolons are its separators: neither matters in one string.
  string(REPLACE "${sizes}" "${sizes_mended}" text "${text}")
  string(REPLACE "${values}" "${values_mended}" text "${text}")
  string(REPLACE "${code}" "${code_mended}" text "${text}")
  string(REPLACE "${reader}" "${reader_mended}" text "${text}")
  if(NOT text MATCHES "bad size list" OR NOT text MATCHES "n > 256" OR NOT text MATCHES "n == 0. return 1" OR NOT text MATCHES "c >= 256. return -1")
    message(FATAL_ERROR "${folder}/stb/stb_image.h is of a version whose readers of JPEG tables and empty chunks are not known to be safe")
  endif()
  file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/mended/stb/stb_image.h" CONTENT "@text@" @ONLY)
  set(${result} "${CMAKE_BINARY_DIR}/mended" PARENT_SCOPE)
endfunction()
