package dev.licet.example.web;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.annotation.RegisteredOAuth2AuthorizedClient;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.client.RestClient;

// @start region="call"
/** The one page there is: who has signed in, and what the API answers in their name. */
@Controller
class Pages {
  private final RestClient api;

  Pages(@Value("${API_URL:http://localhost:5000}") String address) {
    this.api = RestClient.create(address);
  }

  @GetMapping("/")
  String hello(
      @AuthenticationPrincipal OidcUser user,
      @RegisteredOAuth2AuthorizedClient("licet") OAuth2AuthorizedClient client,
      Model page) {
    String token = client.getAccessToken().getTokenValue();
    page.addAttribute("user", user.getEmail());
    page.addAttribute("forUsers", ask("/user", token));
    page.addAttribute("forAdmins", ask("/admin", token));
    return "hello";
  }

  @GetMapping("/goodbye")
  String goodbye() {
    return "goodbye";
  }

  /** What the API says, a refusal too. */
  private @Nullable String ask(String path, String token) {
    return api.get()
        .uri(path)
        .headers(headers -> headers.setBearerAuth(token))
        .retrieve()
        .onStatus(HttpStatusCode::isError, (request, response) -> {})
        .toEntity(String.class)
        .getBody();
  }
}
// @end
