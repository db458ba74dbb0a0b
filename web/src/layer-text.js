// What layers are called, and what they do, wherever the page speaks of them. The types are those of core/layers.json.

/** `explained` goes on after "it". @type {Record<string, {title: string, explained: string}>} */
export const layerTexts = {
  conv2d: {title: 'Convolution', explained: 'slides small filters over what came before, each looking for one thing'},
  depthwise_conv2d: {title: 'Depthwise convolution', explained: 'slides small filters over each map by itself'},
  batch_norm2d: {title: 'Batch norm', explained: 'brings all maps to one scale'},
  relu: {title: 'ReLU', explained: 'keeps what is positive, forgets the rest'},
  leaky_relu: {title: 'Leaky ReLU', explained: 'keeps what is positive, and a part of the rest'},
  elu: {title: 'ELU', explained: 'keeps what is positive, and lets the rest go no further down than a floor'},
  tanh: {title: 'Tanh', explained: 'bends all values into the range from -1 to 1'},
  sigmoid: {title: 'Sigmoid', explained: 'bends all values into the range from 0 to 1'},
  swish: {title: 'Swish', explained: 'keeps what is positive, and a little of what is just below 0'},
  gelu: {title: 'GELU', explained: 'keeps what is positive, and a little of what is just below 0'},
  max_pool2d: {title: 'Maximum', explained: 'keeps the strongest of each little square'},
  average_pool2d: {title: 'Small averages', explained: 'takes the mean of each little square'},
  global_average_pool: {title: 'Average', explained: 'takes how strong each map is over all places'},
  flatten: {title: 'Flatten', explained: 'puts all values into one row; changes nothing'},
  dense: {title: 'Dense', explained: 'weighs all values into each new one'},
  batch_norm1d: {title: 'Batch norm of values', explained: 'brings all values to one scale'},
  dropout: {title: 'Dropout', explained: 'forgets at random, in training only'},
};

/** Fields that the layers' editor offers; of all others a layer has the core's defaults. @type {Record<string, string>} */
export const fieldTexts = {
  filters: 'filters',
  kernel: 'side',
  stride: 'stride',
  multiplier: 'filters each',
  slope: 'slope',
  alpha: 'floor',
  padding: 'edge',
  pool: 'side',
  units: 'units',
  rate: 'share',
};

/** @type {Record<string, string>} */
export const choiceTexts = {valid: 'cut off', same: 'padded'};
