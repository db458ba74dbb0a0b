// What the module tells of another program's file. Types only, so that nothing needs to import the reader for them.

/**
 * @typedef {{name: string, meaning: string, right: number, of: number, loss: number, good: boolean}} CheckReading
 * @typedef {{format: string, parameters: number, head_assumed: boolean,
 *            layers: {type: string, origin: string, shape: string, parameters: number}[],
 *            pixels: CheckReading & {found_by: 'told' | 'usual' | 'reading', in_file: boolean, alike: string[],
 *                                    other?: CheckReading}}} Found
 *   What core/formats/describe.hpp writes.
 */

export {};
