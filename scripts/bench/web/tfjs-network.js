// Builds our architectures from TensorFlow.js's layers.

/** A convolution or dense layer and the ReLU after it become one layer, which is faster. */
const FUSES = new Set(['conv2d', 'dense']);

/**
 * @param {any} tf TensorFlow.js, its backend chosen
 * @param {import('./safetensors.js').Architecture} architecture
 * @returns {any} a tf.Sequential, whose weights are not set yet
 */
export function buildNetwork(tf, {input, layers, head}) {
  const network = tf.sequential();
  layers.forEach((layer, place) => {
    if (layer.type === 'relu' && FUSES.has(layers[place - 1]?.type)) return;
    const common = {
      name: String(place),
      ...(place === 0 && {inputShape: input}),
      ...(FUSES.has(layer.type) && layers[place + 1]?.type === 'relu' && {activation: 'relu'}),
    };
    network.add(make(tf, layer, common));
  });
  network.add(tf.layers.activation({activation: head}));
  return network;
}

/** @param {any} tf @param {any} layer @param {object} common */
function make(tf, layer, common) {
  switch (layer.type) {
    case 'conv2d':
      return tf.layers.conv2d({
        ...common, filters: layer.filters, kernelSize: layer.kernel, strides: layer.stride ?? 1,
        padding: layer.padding ?? 'valid', useBias: layer.bias ?? true,
      });
    case 'max_pool2d': {
      const pool = layer.pool ?? [2, 2];
      return tf.layers.maxPooling2d({...common, poolSize: pool, strides: layer.stride ?? pool});
    }
    case 'batch_norm2d': return tf.layers.batchNormalization({...common, momentum: layer.momentum ?? 0.99});
    case 'relu': return tf.layers.reLU(common);
    case 'flatten': return tf.layers.flatten(common);
    case 'global_average_pool': return tf.layers.globalAveragePooling2d(common);
    case 'dense': return tf.layers.dense({...common, units: layer.units});
    default: throw new Error(`TensorFlow.js: no ${layer.type} here: fold the network first`);
  }
}

/** @param {any} tf @param {any} network @param {Record<string, import('./safetensors.js').Tensor>} tensors */
export function setWeights(tf, network, tensors) {
  for (const layer of network.layers) {
    const own = ['kernel', 'bias'].map((name) => tensors[`${layer.name}.${name}`]).filter(Boolean);
    if (own.length > 0) layer.setWeights(own.map(({values, shape}) => tf.tensor(values, shape)));
  }
}
