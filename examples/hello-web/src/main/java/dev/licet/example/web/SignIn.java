package dev.licet.example.web;

import static org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers.withPkce;
import static org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.web.SecurityFilterChain;

// @start region="sign-in"
/** Who opens a page is sent to the provider, and comes back with tokens for the API. */
@Configuration(proxyBeanMethods = false)
class SignIn {
  @Bean
  SecurityFilterChain everyPage(
      HttpSecurity http,
      ClientRegistrationRepository clients,
      @Value("${API_IDENTIFIER:https://hello-api}") String audience) {
    var requests =
        new DefaultOAuth2AuthorizationRequestResolver(
            clients, DEFAULT_AUTHORIZATION_REQUEST_BASE_URI);
    requests.setAuthorizationRequestCustomizer(
        withPkce()
            .andThen(
                request -> request.additionalParameters(more -> more.put("audience", audience))));
    var signOut = new OidcClientInitiatedLogoutSuccessHandler(clients);
    signOut.setPostLogoutRedirectUri("{baseUrl}/goodbye");
    return http.authorizeHttpRequests(
            pages -> pages.requestMatchers("/goodbye").permitAll().anyRequest().authenticated())
        .oauth2Login(login ->
            login.authorizationEndpoint(start -> start.authorizationRequestResolver(requests)))
        .logout(end -> end.logoutSuccessHandler(signOut))
        .build();
  }
}
// @end
