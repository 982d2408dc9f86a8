package dev.licet.identity.administrator;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.util.UriComponentsBuilder;

/** Sends a browser without a session to the sign-in page, which sends it back afterwards. */
final class SignInFirst {
  private SignInFirst() {}

  static void lead(HttpServletRequest request, HttpServletResponse response) {
    response.setStatus(HttpStatus.SEE_OTHER.value());
    response.setHeader(HttpHeaders.LOCATION, location(request));
  }

  private static String location(HttpServletRequest request) {
    var page = UriComponentsBuilder.fromPath(SignInPages.PATH);
    if (HttpMethod.GET.matches(request.getMethod())
        && !request.getServletPath().equals("/dashboard")) {
      page.queryParam("return_to", "{page}");
      return page.encode().buildAndExpand(request.getRequestURI()).toUriString();
    }
    return page.build().toUriString();
  }
}
