// Emscripten's script of the module with all layers and with the readers of other programs' files. A file of its own,
// which comes with the first such network.

export {default as create} from 'modules/foreign.mjs';
