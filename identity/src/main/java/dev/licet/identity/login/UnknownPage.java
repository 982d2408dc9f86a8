package dev.licet.identity.login;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Any other path of ours: it has no page. */
@LoginPages
class UnknownPage {
  @RequestMapping("/u/**")
  ModelAndView missing() {
    throw new LoginRefused(HttpStatus.NOT_FOUND, "missing");
  }
}
