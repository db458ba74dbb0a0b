// The commands of the documentation that its test does not run, and why. What these do, other stages of scripts/test.sh
// try; native_tests/scripts/commands_test.py checks of each that its files and options exist.

/** @type {[RegExp, string][]} */
export const NOT_RUN = [
  [/^scripts\/(setup|prepare_bench|install_emsdk)\.sh/, 'installs packages'],
  [/^scripts\/(test|demo)\.sh/, 'builds everything, and runs this test itself; the demo serves until Ctrl-C'],
  [/^(emcmake )?cmake /, 'builds for minutes what this test is given'],
  [/^export NODE_PATH=/, 'is for such a build'],
  [/^ctest /, 'is the stages native, debug and wasm'],
  [/^(node --test|npm (run|ci))|^python3 -m unittest/, 'is the stages web, package and scripts'],
  [/^scripts\/download_\w+\.py/, 'downloads; the test makes small files of the same form'],
  [/^scripts\/(bench_|make_pictures)|^node (scripts\/(bench_|make_pictures)|native_tests\/bench)/, 'measures for minutes, beside programs that it downloads'],
  [/^scripts\/convert_model\.py/, 'needs files of Keras or PyTorch; native_tests/scripts/convert_*_test.py run it'],
  [/^scripts\/make_synthetic_glyphs\.py/, 'needs Debian’s Hershey fonts; native_tests/scripts/synthetic_test.py runs it'],
  [/scrawl_(tests|teach_writers|bench|page_images|same_hand)|photographs\//, 'is a test or a measurement, which takes minutes'],
  [/^cd (your-project|docs\/examples)|^npx vite|^npm install --no-save/, 'is your own project; native_tests/package/ installs and builds the examples'],
  [/fonts-(digits|others)|data\/synthetic|data synthetic-validation/, 'is data of fonts and glyphs, which take an hour to make'],
];

/** Programs of the documentation that its test does not run. @type {[RegExp, string][]} */
export const NOT_BUILT = [
  [/^find_package\(scrawl CONFIG REQUIRED\)\n/, 'is two lines of a file; the stage library builds whole ones'],
];
