// Tells the answer to the window of the application that opened this one, or that is around it; the
// browser delivers it to that origin only.
(function () {
  var answer = document.getElementById('answer').dataset;
  var application = window.opener || (window.parent === window ? null : window.parent);
  if (application) {
    application.postMessage(JSON.parse(answer.message), answer.origin);
  }
})();
