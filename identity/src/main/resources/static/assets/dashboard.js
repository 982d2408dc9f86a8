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

  // A form whose file is the body itself, sent as it is read: no file is too large for that.
  // <form data-upload="MEDIA TYPE" data-failed="What to say if nothing comes back"> with a
  // <progress> and a [data-problem] inside.
  function upload(form) {
    var file = form.querySelector('input[type=file]').files[0];
    var progress = form.querySelector('progress');
    var problem = form.querySelector('[data-problem]');
    var query = new URLSearchParams();
    new FormData(form).forEach(function (value, name) {
      if (typeof value === 'string' && name !== '_csrf') {
        query.append(name, value);
      }
    });
    function busy(on) {
      progress.hidden = !on;
      form.querySelector('button[type=submit]').disabled = on;
    }
    function failed(text) {
      busy(false);
      problem.hidden = false;
      problem.textContent = text;
    }
    var request = new XMLHttpRequest();
    request.open('POST', form.action + '?' + query);
    request.setRequestHeader('Content-Type', form.dataset.upload);
    request.setRequestHeader('X-XSRF-TOKEN', form.elements._csrf.value);
    request.upload.onprogress = function (event) {
      progress.value = event.loaded / event.total;
    };
    request.onerror = function () {
      failed(form.dataset.failed);
    };
    request.onload = function () {
      if (request.status === 200) {
        window.location.assign(request.responseURL);
      } else {
        var said = (request.getResponseHeader('Content-Type') || '').startsWith('text/plain');
        failed(said ? request.responseText : form.dataset.failed);
      }
    };
    problem.hidden = true;
    busy(true);
    request.send(file);
  }

  document.addEventListener('submit', function (event) {
    if (event.target.matches('form[data-upload]')) {
      event.preventDefault();
      upload(event.target);
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
