// The views' icons.

const SVG = 'http://www.w3.org/2000/svg';

/** Lines in a square of 24. @type {Record<string, string>} */
const PATHS = {
  examples: 'M4 5h7v7H4zM14 5h6v6h-6zM4 15h6v4H4zM14 14h6v5h-6z',
  inside: 'M3.5 6.5h5v5h-5zM3.5 14.5h5v5h-5zM15.5 10.5h5v5h-5zM8.5 9l7 3M8.5 17l7-3',
  teach: 'M4 17.5V20h2.5L18 8.5 15.5 6zM13.5 8l2.5 2.5M17 4.5 19.5 7M12 20h8',
  train: 'M4 4v16h16M7 8c3 0 3 8 7 8.5 2 .3 4 .5 6 .5',
  networks: 'M6 5.5a2 2 0 1 0 .01 0zM6 14.5a2 2 0 1 0 .01 0zM18 10a2 2 0 1 0 .01 0zM8 8l8 3.5M8 16l8-3.5',
  share: 'M12 15V4M8 7.5 12 4l4 3.5M6 11.5H5V20h14v-8.5h-1',
  photo: 'M4 6h16v12H4zM4 16l5-4.5 4 3 3-2.5 4 3.5',
};

/** @param {string} name of a view */
export function iconOf(name) {
  const icon = document.createElementNS(SVG, 'svg');
  icon.setAttribute('class', 'icon');
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  icon.append(path);
  return icon;
}
