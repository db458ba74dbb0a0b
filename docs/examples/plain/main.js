const number = document.getElementById('number');
const answer = document.getElementById('answer');

number.addEventListener('input', () => {
  answer.textContent = number.value || 'nothing yet';
});
