package dev.licet.example.hello;

import dev.licet.guard.Public;
import dev.licet.guard.RequiresAuth;
import dev.licet.guard.RequiresScope;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

// @start region="messages"
/** One message for everybody, one for every caller with a token, one for administrators. */
@RestController
class Messages {
  record Message(String msg) {}

  @Public
  @GetMapping("/")
  Message toTheWorld() {
    return new Message("Hello world!");
  }

  @RequiresAuth
  @GetMapping("/user")
  Message toUsers() {
    return new Message("Hello user!");
  }

  @RequiresScope("read:admin")
  @GetMapping("/admin")
  Message toAdmins() {
    return new Message("Hello admin!");
  }
}
// @end
