// The words that people use for networks, and what they mean.

import {t} from '../../language.js';
import {make} from '../make.js';

const WORDS = /** @type {const} */ ([
  'map', 'weight', 'kernel', 'bias', 'convolution', 'activation', 'pooling', 'field', 'norm', 'dense', 'score', 'softmax', 'gradient', 'epoch',
]);

export const glossary = () =>
  make('section', {className: 'glossary', 'aria-labelledby': 'glossary-title'},
    make('h3', {id: 'glossary-title', textContent: t('inside.glossary.title')}),
    make('dl', {}, ...WORDS.flatMap((word) => [
      make('dt', {textContent: t(`inside.glossary.${word}.word`)}),
      make('dd', {textContent: t(`inside.glossary.${word}.means`)}),
    ])));
