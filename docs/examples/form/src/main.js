import 'scrawl-digits/define';

const form = document.getElementById('form');
const reading = document.getElementById('number');
const before = document.getElementById('before');
const answer = document.getElementById('answer');

// What no attribute can say: a meter does not run backwards.
reading.addEventListener('input', () => {
  const backwards = reading.value !== '' && Number(reading.value) < Number(before.value);
  reading.setCustomValidity(backwards ? `The meter stood at ${before.value} last year` : '');
});

form.addEventListener('submit', (event) => {
  event.preventDefault();
  answer.textContent = `Sent: ${new URLSearchParams(new FormData(form))}`;
});
