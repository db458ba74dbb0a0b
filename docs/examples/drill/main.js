// Sums for a child, who writes the answers. A page with ?sums=3+4,5+6 asks these, one after the other.

const pad = document.getElementById('number');
const sum = document.getElementById('sum');
const answer = document.getElementById('answer');
const right = document.getElementById('right');

/** @type {[number, number][]} */
const given = (new URLSearchParams(location.search).get('sums') ?? '').split(',').filter(Boolean).map((each) => each.split(/[ +]/).map(Number));
const upTo = (limit) => Math.floor(Math.random() * (limit + 1));
/** Milliseconds without a stroke after which an answer is taken for finished. */
const PAUSE = 800;
let terms = [0, 0];
let pause;

function ask() {
  terms = given.shift() ?? [upTo(10), upTo(10)];
  sum.textContent = `${terms[0]} + ${terms[1]} =`;
  pad.value = '';
}

function judge() {
  const expected = String(terms[0] + terms[1]);
  if (pad.value === expected) {
    right.value = String(Number(right.value) + 1);
    answer.textContent = `Right! ${sum.textContent} ${expected}`;
    ask();
  } else if (pad.value.length >= expected.length) {
    // Only when all of the answer may be there: a half-written one is not wrong.
    answer.textContent = pad.reading?.state === 'unsure' ? 'I cannot quite read that. Write it once more?' : 'Not yet. Try again!';
  } else {
    answer.textContent = '';
  }
}

// Many a 5 is one before its last stroke.
pad.addEventListener('input', () => {
  clearTimeout(pause);
  pause = setTimeout(judge, PAUSE);
});
document.getElementById('skip').addEventListener('click', ask);
ask();
