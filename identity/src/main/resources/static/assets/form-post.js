// Sends the answer on to the application that waits for it.
document.forms[0].submit();
