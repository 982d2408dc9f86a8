package dev.licet.identity.signin;

import dev.licet.identity.application.ApplicationLinks;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/**
 * A page of a sign-in that is under way.
 *
 * @param state the handle, for the forms and links of the page
 * @param links what is shown of the application
 */
record Visit(String state, PendingSignIn wanted, ApplicationLinks links) {
  /** The page, with what every page of a sign-in knows. */
  ModelAndView page(String template, HttpStatus status) {
    return new ModelAndView(
        template,
        Map.of(
            "visit", this,
            "clientName", wanted.applicationName(),
            "connectionName", wanted.connection()),
        status);
  }
}
