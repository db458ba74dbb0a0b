// Number formats. Not for the first answer, because creating the first formatter takes tens of milliseconds.

export const percent = new Intl.NumberFormat('en', {style: 'percent'});
export const whole = new Intl.NumberFormat('en');
