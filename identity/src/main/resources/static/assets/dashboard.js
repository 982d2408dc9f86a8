// What the pages can do better with script. Without it everything still works.
(function () {
  'use strict';

  function textOf(element) {
    return 'value' in element ? element.value : element.textContent;
  }

  // Copy buttons: <button data-copy="ID of what to copy" data-copied="Copied" hidden>
  async function copy(button) {
    var source = document.getElementById(button.dataset.copy);
    var label = button.querySelector('[data-label]');
    var before = label.textContent;
    await navigator.clipboard.writeText(textOf(source).trim());
    label.textContent = button.dataset.copied;
    button.classList.add('is-copied');
    window.setTimeout(function () {
      label.textContent = before;
      button.classList.remove('is-copied');
    }, 1600);
  }

  // The "select all" and "select none" buttons above a group of check boxes.
  function tick(button) {
    var boxes = document.querySelectorAll('#' + CSS.escape(button.dataset.tick) + ' input[type=checkbox]');
    boxes.forEach(function (box) {
      box.checked = button.dataset.to === 'all';
    });
  }

  document.addEventListener('click', function (event) {
    var button = event.target.closest('button');
    if (!button) {
      return;
    }
    if (button.dataset.copy) {
      copy(button);
    } else if (button.dataset.tick) {
      tick(button);
    }
  });

  // A choice that is made by choosing it.
  document.addEventListener('change', function (event) {
    if (event.target.matches('select[data-submit]')) {
      event.target.form.requestSubmit();
    }
  });

  // The address of the call to try, written into the curl line below it.
  function quoted(text) {
    return /^[\w:/.\-=~%]+$/.test(text) ? text : "'" + text.replaceAll("'", "'\\''") + "'";
  }

  document.addEventListener('input', function (event) {
    if (event.target.id === 'call-url') {
      document.getElementById('call-curl').value =
        'curl -i ' + quoted(event.target.value) + ' \\\n  -H "Authorization: Bearer ' +
        document.getElementById('access-token').value.trim() + '"';
    }
  });

  // A field with data-select is selected as a whole when it is entered.
  document.addEventListener('focusin', function (event) {
    if (event.target.matches('[data-select]')) {
      event.target.select();
    }
  });

  function enhance(root) {
    root.querySelectorAll('[data-with-script]').forEach(function (element) {
      element.hidden = false;
    });
    root.querySelectorAll('[data-without-script]').forEach(function (element) {
      element.hidden = true;
    });
  }

  enhance(document);

  // htmx replaces the middle of the page. Where the answer is no such page (the session has ended,
  // say), the browser goes there as a whole.
  document.addEventListener('htmx:load', function (event) {
    enhance(event.detail.elt);
  });
  document.addEventListener('htmx:beforeSwap', function (event) {
    if (!event.detail.serverResponse.includes('id="inner"')) {
      event.detail.shouldSwap = false;
      window.location.assign(event.detail.xhr.responseURL);
    }
  });

  // A page that answered a form directly gets the address that shows the same thing when reloaded.
  var address = document.querySelector('main[data-address]');
  if (address) {
    window.history.replaceState(null, '', address.dataset.address);
  }
})();
