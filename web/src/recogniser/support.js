// Checks whether this browser can run the modules, which need WebAssembly SIMD.

/** The smallest module with a 128-bit instruction: () => i8x16.splat(i32.const 0), dropped. */
export const SIMD_MODULE = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 9, 1, 7, 0, 65, 0, 253, 15, 26, 11,
]);

export function hasWasmSimd() {
  return typeof WebAssembly === 'object' && WebAssembly.validate(SIMD_MODULE);
}
