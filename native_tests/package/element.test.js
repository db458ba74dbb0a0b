import assert from 'node:assert/strict';
import {test} from 'node:test';
import {violations} from '../browser/harness/axe.js';
import {inEveryEngine, until} from '../browser/harness/engines.js';
import {get, inside, loaded, servePages, settled, strokesOf, valueOf, write} from './harness/pages.js';

const form = {path: 'form.html'};
const heard = (page) => page.evaluate(() => window.heard.splice(0));
const invalid = (page) => page.evaluate(() => [...document.querySelectorAll('digit-pad:invalid')].map(({id}) => id));
const sent = (page) => page.evaluate(() => Object.fromEntries(new FormData(document.getElementById('form'))));
/** Types into an element's text field. */
async function type(page, id, text) {
  await page.evaluate((id) => {
    const field = document.getElementById(id).shadowRoot.querySelector('input');
    field.focus();
    field.select();
  }, id);
  await page.press([...text]);
}

inEveryEngine('<digit-pad>', ({open}) => {
  /** On the form, where nothing may be complained about. */
  const onForm = (use, options = form) => open(options, async (page) => {
    await loaded(page);
    await use(page);
    assert.deepEqual(await page.evaluate(() => window.complaints), []);
  });

  test('what is written is read, is its value, and is sent with the form', () => onForm(async (page) => {
    await write(page, 'age', '47');
    const {value, reading, strokes, error} = await get(page, 'age', 'value', 'reading', 'strokes', 'error');
    assert.equal(value, '47');
    assert.equal(reading.text, '47');
    assert.equal(strokes.length, reading.digits.flatMap((digit) => digit.strokes).length);
    assert.equal(error, null);
    assert.deepEqual((await heard(page)).at(-1), 'input age');
    assert.deepEqual(await sent(page), {age: '47', floor: '2'});
    await page.evaluate(() => document.activeElement.blur());
    assert.deepEqual(await heard(page), ['change age']);
    await page.click('#send');
    await until(page, () => location.pathname.endsWith('sent.html'));
    assert.equal(await page.evaluate(() => location.search), '?age=47&floor=2');
  }));

  test('what is typed counts as what is written', () => onForm(async (page) => {
    await type(page, 'age', '12');
    assert.equal(await valueOf(page, 'age'), '12');
    assert.deepEqual(await heard(page), ['input age', 'input age']);
    await page.press(['Enter']);
    await until(page, () => location.pathname.endsWith('sent.html'));
    assert.equal(await page.evaluate(() => location.search), '?age=12&floor=2');
  }));

  test('it is required, has so many digits and such signs, or is invalid', () => onForm(async (page) => {
    const state = async (id) => {
      const flags = await page.evaluate((id) => {
        const {validity} = document.getElementById(id);
        return ['valueMissing', 'badInput', 'tooShort', 'tooLong', 'customError', 'valid'].filter((name) => validity[name]);
      }, id);
      return flags.join();
    };
    const set = (id, what) => page.evaluate((id, what) => Object.assign(document.getElementById(id), what) && 0, id, what);
    assert.deepEqual(await invalid(page), ['age']);
    assert.equal(await state('age'), 'valueMissing');
    for (const [value, expected] of [['x', 'badInput'], ['-3', 'badInput'], ['1234', 'tooLong'], ['7', 'valid']]) {
      await set('age', {value});
      assert.equal(await state('age'), expected, value);
      assert.equal(await valueOf(page, 'age'), ['x', '-3'].includes(value) ? '' : value);
    }
    await set('age', {digits: '2'});
    assert.equal(await state('age'), 'tooShort');
    for (const [value, expected] of [['-3', 'valid'], ['3-', 'badInput'], ['--3', 'badInput'], ['+3', 'badInput'], ['', 'valid']]) {
      await set('floor', {value});
      assert.equal(await state('floor'), expected, value);
    }
    await set('floor', {signs: '.:', value: '12:30.5'});
    assert.equal(await state('floor'), 'valid');
    await set('floor', {signs: '+%', value: '%5'});
    assert.equal(await state('floor'), 'badInput');
    await set('floor', {value: '+5%'});
    assert.equal(await state('floor'), 'valid');
    await page.evaluate(() => document.getElementById('floor').setCustomValidity('No such floor'));
    assert.equal(await state('floor'), 'customError');
    assert.equal((await get(page, 'floor', 'validationMessage')).validationMessage, 'No such floor');
    await page.click('#send');
    assert.ok(await page.evaluate(() => location.pathname.endsWith('form.html')));
    assert.equal(await page.evaluate(() => document.getElementById('age').shadowRoot.querySelector('input').getAttribute('aria-invalid')), 'true');
  }));

  test('a sign is read where it is allowed', () => onForm(async (page) => {
    const strokes = [[[0, 300], [120, 300], [240, 300]], ...strokesOf('7').map((stroke) => stroke.map(([x, y]) => [300 + 600 * x, 600 * y]))];
    for (const id of ['age', 'floor']) {
      await page.evaluate((id, strokes) => Object.assign(document.getElementById(id), {strokes}) && 0, id, strokes);
      await settled(page, id);
      assert.equal((await get(page, id, 'reading')).reading.text, '-7');
    }
    assert.deepEqual(await sent(page), {age: '', floor: '-7'});
    assert.ok(await page.evaluate(() => document.getElementById('age').validity.badInput));
  }));

  test('a scribble is invalid, not a number', () => onForm(async (page) => {
    await page.evaluate(() => {
      const scribble = Array.from({length: 400}, (_, i) => [300 + 250 * Math.sin(i * 1.7), 300 + 250 * Math.cos(i * 2.3)]);
      document.getElementById('age').strokes = [scribble];
    });
    await settled(page, 'age');
    assert.equal(await valueOf(page, 'age'), '');
    assert.ok(await page.evaluate(() => document.getElementById('age').validity.badInput));
    assert.notEqual((await get(page, 'age', 'reading')).reading.state, 'digit');
  }));

  test('a label leads to it and names it, a fieldset disables it', () => onForm(async (page) => {
    await page.click('#label');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'age');
    assert.equal(await page.evaluate(() => document.activeElement.shadowRoot.activeElement.getAttribute('aria-label')), 'Age');
    assert.deepEqual(await page.evaluate(() => [...document.getElementById('age').labels].map(({id}) => id)), ['label']);
    await page.evaluate(() => {
      document.getElementById('set').disabled = true;
      document.getElementById('age').readOnly = true;
    });
    assert.deepEqual(await sent(page), {age: ''});
    assert.deepEqual(await invalid(page), []);
    await write(page, 'floor', '7');
    await write(page, 'age', '7');
    for (const id of ['age', 'floor']) {
      assert.deepEqual((await get(page, id, 'strokes')).strokes, [], id);
      await inside(page, id, '.clear', 'click');
    }
    assert.equal(await valueOf(page, 'floor'), '2');
    await page.evaluate(() => {
      document.getElementById('set').disabled = false;
    });
    await write(page, 'floor', '7');
    assert.equal(await valueOf(page, 'floor'), '7');
  }));

  test('reset brings the first value back', () => onForm(async (page) => {
    await write(page, 'floor', '7');
    await page.click('#reset');
    const {value, strokes, reading} = await get(page, 'floor', 'value', 'strokes', 'reading');
    assert.deepEqual({value, strokes, reading}, {value: '2', strokes: [], reading: null});
    await page.evaluate(() => document.getElementById('floor').setAttribute('value', '5'));
    assert.equal(await valueOf(page, 'floor'), '5');
  }));

  test('after going back, drawing and text are there again', (t) => onForm(async (page) => {
    await write(page, 'floor', '74');
    await type(page, 'age', '33');
    await page.click('#send');
    await until(page, () => location.pathname.endsWith('sent.html'));
    await page.evaluate(() => history.back());
    await until(page, () => location.pathname.endsWith('form.html') && window.loaded);
    if ((await valueOf(page, 'age')) === '') return t.skip('this engine restores no elements of forms');
    await settled(page, 'floor');
    const {value, strokes, reading} = await get(page, 'floor', 'value', 'strokes', 'reading');
    assert.equal(value, '74');
    assert.equal(strokes.length, 3);
    assert.equal(reading.text, '74');
    assert.equal(await valueOf(page, 'age'), '33');
  }));

  test('what is restored is what was kept, and what the browser fills in is a value', () => onForm(async (page) => {
    await page.evaluate((strokes) => {
      const pad = document.getElementById('floor');
      pad.formStateRestoreCallback(JSON.stringify({text: '9', strokes}), 'restore');
      document.getElementById('age').formStateRestoreCallback('61', 'autocomplete');
    }, strokesOf('7'));
    await settled(page, 'floor');
    assert.equal(await valueOf(page, 'floor'), '9'); // as its user had corrected it
    assert.equal((await get(page, 'floor', 'reading')).reading.text, '7');
    assert.equal(await valueOf(page, 'age'), '61');
  }));

  test('undo and clear: by their buttons, by keys, by the page', () => onForm(async (page) => {
    await write(page, 'floor', '74');
    await inside(page, 'floor', '.undo', 'click');
    await settled(page, 'floor');
    assert.notEqual(await valueOf(page, 'floor'), '74');
    await inside(page, 'floor', 'canvas', 'focus');
    await page.press(['z'], ['Control', 'Shift']);
    await settled(page, 'floor');
    assert.equal(await valueOf(page, 'floor'), '74');
    await inside(page, 'floor', '.clear', 'click');
    assert.equal(await valueOf(page, 'floor'), '');
    await page.press(['z'], ['Control']);
    await settled(page, 'floor');
    assert.equal(await valueOf(page, 'floor'), '74');
    await page.evaluate(() => document.getElementById('floor').clear());
    assert.equal(await valueOf(page, 'floor'), '');
  }));

  test('one draws with arrow keys and space, and a digit typed on the pad goes into the text', () => onForm(async (page) => {
    await inside(page, 'age', 'canvas', 'focus');
    await page.press([' ', ...Array(20).fill('ArrowDown'), ' ']);
    await settled(page, 'age');
    assert.equal(await valueOf(page, 'age'), '1');
    await page.press(['5']);
    assert.match(await valueOf(page, 'age'), /5/);
  }));

  test('it is moved, taken out, hidden and resized, and goes on', () => onForm(async (page) => {
    await write(page, 'age', '7');
    await page.evaluate(() => document.getElementById('elsewhere').append(document.getElementById('age')));
    assert.equal(await valueOf(page, 'age'), '7');
    const ratio = await page.evaluate(() => {
      const canvas = document.getElementById('age').shadowRoot.querySelector('canvas');
      return canvas.clientWidth / canvas.clientHeight;
    });
    await page.evaluate(() => Object.assign(document.getElementById('age').style, {width: '10em', height: '20em'}) && 0);
    await until(page, (ratio) => {
      const canvas = document.getElementById('age').shadowRoot.querySelector('canvas');
      const {clientWidth, clientHeight} = canvas.parentElement;
      const keepsShape = [canvas.clientWidth / canvas.clientHeight, canvas.width / canvas.height].every((each) => Math.abs(each - ratio) < 0.05);
      return keepsShape && canvas.clientWidth <= clientWidth && clientHeight > canvas.clientHeight + 50;
    }, ratio);
    await inside(page, 'age', '.clear', 'click');
    await until(page, () => {
      const canvas = document.getElementById('age').shadowRoot.querySelector('canvas');
      return canvas.clientHeight === canvas.parentElement.clientHeight; // and what is blank fills it
    });
    await write(page, 'age', '4');
    assert.equal(await valueOf(page, 'age'), '4');
    // Where it is in no page, it reads all the same.
    await page.evaluate((strokes) => {
      window.pad = document.getElementById('age');
      window.pad.remove();
      window.pad.strokes = strokes;
    }, strokesOf('2'));
    assert.equal(await page.evaluate(() => window.pad.settled.then(() => window.pad.value)), '2');
  }));

  test('a finger on the pad scrolls nothing, and a long press opens no menu', () => onForm(async (page) => {
    const prevented = await page.evaluate(() => {
      const canvas = document.getElementById('age').shadowRoot.querySelector('canvas');
      const prevented = ['touchstart', 'contextmenu'].map((type) => !canvas.dispatchEvent(new Event(type, {cancelable: true, bubbles: true})));
      return [...prevented, getComputedStyle(canvas).touchAction];
    });
    assert.deepEqual(prevented, [true, true, 'none']);
  }));

  test('several share one module, and one made by a script is as good', () => onForm(async (page) => {
    await page.evaluate((strokes) => {
      const pad = document.createElement('digit-pad');
      pad.id = 'made';
      pad.name = 'made';
      document.getElementById('form').append(pad);
      pad.strokes = strokes;
    }, strokesOf('35'));
    await settled(page, 'made');
    assert.equal((await sent(page)).made, '35');
    assert.deepEqual((await heard(page)).filter((words) => words.includes('made')), []); // nobody's input
    const fetched = await page.evaluate(() => performance.getEntriesByType('resource').map(({name}) => name.split('/').at(-1)));
    for (const file of ['scrawl.wasm', 'compact.safetensors']) assert.equal(fetched.filter((name) => name === file).length, 1, file);
    assert.ok(!fetched.includes('inspector.wasm'));
  }));

  test('one reads in a worker, or with files from elsewhere, if it is told to', () => onForm(async (page) => {
    const texts = await page.evaluate(async (strokes) => {
      const texts = [];
      for (const attributes of [{worker: true}, {assets: 'node_modules/scrawl-digits/dist'}, {worker: true, assets: 'node_modules/scrawl-digits/dist/'},
        {model: 'node_modules/scrawl-digits/dist/compact.safetensors'}]) {
        const pad = Object.assign(document.createElement('digit-pad'), attributes);
        document.getElementById('elsewhere').append(pad);
        pad.strokes = strokes;
        await pad.settled;
        texts.push(pad.error?.code ?? pad.value);
      }
      return texts;
    }, strokesOf('18'));
    assert.deepEqual(texts, ['18', '18', '18', '18']);
  }));

  test('strokes that are none are refused with a code', () => onForm(async (page) => {
    const codes = await page.evaluate(() => [7, [[]], [[[NaN, 1]]], [new Array(200_000).fill([1, 2])]].map((strokes) => {
      try {
        document.getElementById('age').strokes = strokes;
        return 'taken';
      } catch (error) {
        return error.code;
      }
    }));
    assert.deepEqual(codes, ['invalid-strokes', 'invalid-strokes', 'invalid-strokes', 'too-many-points']);
  }));

  test('the ink has the colour of the text, also when that changes', () => onForm(async (page) => {
    await write(page, 'age', '1');
    const painted = () => page.evaluate(() => {
      const canvas = document.getElementById('age').shadowRoot.querySelector('canvas');
      const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      const place = data.findIndex((value, i) => i % 4 === 3 && value === 255);
      return place < 0 ? null : [...data.slice(place - 3, place)];
    });
    let ink = null;
    while (!ink) ink = await painted();
    await page.evaluate(() => document.getElementById('age').style.setProperty('--digit-pad-ink', 'rgb(200, 0, 100)'));
    const deadline = Date.now() + 60_000;
    while (Date.now() < deadline && (await painted())?.join() !== '200,0,100') await page.evaluate(() => new Promise(requestAnimationFrame));
    assert.equal((await painted()).join(), '200,0,100');
    assert.notEqual(ink.join(), '200,0,100');
  }));

  test('a checker of accessibility finds nothing', () => onForm(async (page) => {
    await write(page, 'age', '7');
    assert.deepEqual(await violations(page), []);
  }));
}, servePages);

inEveryEngine('<digit-pad> where something is missing', ({open, site}) => {
  /** It is a text field then, says why, and can be sent. */
  const isTextField = (path, code) => open({path}, async (page) => {
    await loaded(page);
    await until(page, () => Boolean(document.getElementById('age').error));
    assert.equal(await page.evaluate(() => document.getElementById('age').error.code), code);
    assert.ok((await heard(page)).includes('error age'));
    assert.equal(await page.evaluate(() => document.getElementById('age').shadowRoot.querySelector('canvas').checkVisibility?.() ?? false), false);
    await type(page, 'age', '31');
    assert.deepEqual(await sent(page), {age: '31', floor: '2'});
    assert.deepEqual(await invalid(page), []);
  });

  test('where a policy refuses WebAssembly, it is a text field', () => isTextField('form.html?policy=no-wasm', 'wasm-refused'));
  test('where the browser is too old for the module, it is a text field', () => isTextField('form.html?no-simd', 'browser-too-old'));

  test('where its files do not come, it is a text field', async () => {
    site().broken = /\.wasm$/;
    try {
      await isTextField('form.html', 'assets-missing');
    } finally {
      site().broken = null;
    }
  });

  test('where the browser knows no elements of forms, a plain field takes its place', () => open({path: 'form.html?old'}, async (page) => {
    await loaded(page);
    assert.deepEqual(await sent(page), {age: '', floor: '2'});
    assert.ok(await page.evaluate(() => document.querySelector('#age > input').required));
    await page.evaluate(() => document.querySelector('#age > input').focus());
    await page.press(['4', '2']);
    assert.equal(await valueOf(page, 'age'), '42');
    assert.deepEqual(await sent(page), {age: '42', floor: '2'});
  }));

  test('where its name is taken, it says so, and defining it again is nothing', async () => {
    await open({path: 'form.html?taken'}, async (page) => {
      await loaded(page);
      assert.equal(await page.evaluate(() => window.failed), 'name-taken');
    });
    await open(form, async (page) => {
      await loaded(page);
      assert.ok(await page.evaluate(async () => {
        const {defineDigitPad} = await import('./node_modules/scrawl-digits/dist/digit-pad.js');
        await import('./node_modules/scrawl-digits/dist/define.js');
        const other = defineDigitPad('number-pad');
        return defineDigitPad() === window.Pad && document.createElement('number-pad') instanceof other;
      }));
      // As a newer copy of the package is another script.
      const code = await page.evaluate(async () => {
        window.Pad.version = '0.0.1';
        const {defineDigitPad} = await import('./node_modules/scrawl-digits/dist/digit-pad.js');
        try {
          defineDigitPad();
        } catch (error) {
          return error.code;
        }
        return 'none';
      });
      assert.equal(code, 'name-taken');
      await write(page, 'age', '7');
      assert.equal(await valueOf(page, 'age'), '7');
    });
  });
}, servePages);
