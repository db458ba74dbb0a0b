# scrawl_mended_stb(RESULT FOLDER): a folder of its own for stb_image.h with what was mended in it after the version that
# distributions have, 2.27: more Huffman codes in a JPEG file than there can be, 256, were written behind an array.
function(scrawl_mended_stb result folder)
  file(READ "${folder}/stb/stb_image.h" text)
  set(sizes "for (j=0; j < count[i]; ++j)\n         h->size[k++] = (stbi_uc) (i+1);")
  set(sizes_mended "for (j=0; j < count[i]; ++j) {\n         h->size[k++] = (stbi_uc) (i+1);\n         if(k >= 257) return stbi__err(\"bad size list\",\"Corrupt JPEG\");\n      }")
  set(values "               n += sizes[i];\n            }\n            L -= 17;")
  set(values_mended "               n += sizes[i];\n            }\n            if(n > 256) return stbi__err(\"bad DHT header\",\"Corrupt JPEG\");\n            L -= 17;")
  # A list's brackets would be taken apart by CMake, and semicolons are its separators: neither matters in one string.
  string(REPLACE "${sizes}" "${sizes_mended}" text "${text}")
  string(REPLACE "${values}" "${values_mended}" text "${text}")
  if(NOT text MATCHES "bad size list" OR NOT text MATCHES "n > 256")
    message(FATAL_ERROR "${folder}/stb/stb_image.h is of a version whose reader of JPEG tables is not known to be safe")
  endif()
  file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/mended/stb/stb_image.h" CONTENT "@text@" @ONLY)
  set(${result} "${CMAKE_BINARY_DIR}/mended" PARENT_SCOPE)
endfunction()
