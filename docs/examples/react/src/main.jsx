import {StrictMode, useState} from 'react';
import {createRoot} from 'react-dom/client';
import 'scrawl-digits/define';

function App() {
  const [number, setNumber] = useState('');
  const [shown, setShown] = useState(true);
  return (
    <main>
      <h1>A number by hand</h1>
      <p><label htmlFor="number">Write a number</label></p>
      {shown && <digit-pad id="number" name="number" digits="1-4" onInput={(event) => setNumber(event.target.value)} />}
      <p>You wrote: <output id="answer">{number || 'nothing yet'}</output></p>
      <button id="toggle" onClick={() => setShown(!shown)}>{shown ? 'Hide' : 'Show'}</button>
    </main>
  );
}

createRoot(document.getElementById('root')).render(<StrictMode><App /></StrictMode>);
