// The entry for the Handwriting Recognition API. Importing it installs nothing.

export {createHandwritingRecognizer, queryHandwritingRecognizer, queryHandwritingRecognizerSupport} from './handwriting/navigator.js';
export {installHandwritingPolyfill} from './handwriting/polyfill.js';
export {HandwritingDrawing, HandwritingRecognizer} from './handwriting/recognizer.js';
export {HandwritingStroke} from './handwriting/stroke.js';

/**
 * @typedef {import('./handwriting/stroke.js').HandwritingPoint} HandwritingPoint
 * @typedef {import('./handwriting/recognizer.js').HandwritingHints} HandwritingHints
 * @typedef {import('./handwriting/prediction.js').HandwritingPrediction} HandwritingPrediction
 * @typedef {import('./handwriting/prediction.js').HandwritingSegment} HandwritingSegment
 * @typedef {import('./handwriting/prediction.js').HandwritingDrawingSegment} HandwritingDrawingSegment
 * @typedef {import('./handwriting/navigator.js').HandwritingModelConstraint} HandwritingModelConstraint
 * @typedef {import('./handwriting/navigator.js').HandwritingRecognizerQueryResult} HandwritingRecognizerQueryResult
 */
