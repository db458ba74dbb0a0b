// How numbers are written. Not for the first answer: making the first of these takes tens of milliseconds.

export const percent = new Intl.NumberFormat('en', {style: 'percent'});
export const whole = new Intl.NumberFormat('en');
