# Puts the finished site together: the page as it lies in web/, the modules, and a service worker that
# knows every file. Run as: cmake -DWEB=... -DMODULES=... -DDATA=...
# -DARCHITECTURES=... -DSITE=... -P assemble_site.cmake
# Made anew each time, so that what was deleted from web/ does not live on.
file(REMOVE_RECURSE "${SITE}")
file(COPY "${WEB}/" DESTINATION "${SITE}")
foreach(name scrawl workshop learning)
  file(COPY "${MODULES}/${name}.mjs" "${MODULES}/${name}.wasm" DESTINATION "${SITE}/wasm")
endforeach()

file(COPY "${DATA}/" DESTINATION "${SITE}/data")
file(COPY "${ARCHITECTURES}/" DESTINATION "${SITE}/architectures")

# The version is a hash of all files. The worker brings them at once, except what the first answer does
# not need (the other modules, and what teaching needs, so that it works offline), which waits until the
# page has answered, and the networks and digits that somebody must ask for.
file(READ "${SITE}/models/models.json" models)
string(JSON default GET "${models}" models 0 file)
file(GLOB_RECURSE files RELATIVE "${SITE}" "${SITE}/*")
set(hashes)
set(list)
set(later)
foreach(file IN LISTS files)
  file(SHA256 "${SITE}/${file}" hash)
  string(APPEND hashes "${file} ${hash}\n")
  if(file MATCHES "^(wasm/(workshop|learning)\\.|src/(learning|views/(teach|train))/|data/(data|replay|check)|architectures/|style/(learn|train))")
    list(APPEND later "\"${file}\"")
  elseif(file MATCHES "^data/")
    continue()
  elseif(NOT file STREQUAL "sw.js" AND (NOT file MATCHES "\\.safetensors$" OR file STREQUAL "models/${default}"))
    list(APPEND list "\"${file}\"")
  endif()
endforeach()
string(SHA256 version "${hashes}")
string(SUBSTRING "${version}" 0 16 version)
list(JOIN list ", " list)
list(JOIN later ", " later)
file(READ "${WEB}/sw.js" worker)
file(WRITE "${SITE}/sw.js"
     "const VERSION = \"${version}\";\nconst FILES = [${list}];\nconst LATER = [${later}];\n${worker}")
