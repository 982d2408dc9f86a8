package dev.licet.identity.absent;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.body.Described;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Profiles, policies and providers of features that are not there. */
@RestController
@RequestMapping(ManagementApi.PATH)
class ProfileListsApi implements Described {
  private final EmptyLists lists;

  ProfileListsApi(EmptyLists lists) {
    this.lists = lists;
  }

  @Override
  public Map<String, List<String>> filters() {
    return Map.of(
        "GET /network-acls", List.of(),
        "GET /self-service-profiles", List.of(),
        "GET /user-attribute-profiles", List.of(),
        "GET /token-exchange-profiles", List.of(),
        "GET /connection-profiles", List.of(),
        "GET /connections-directory-provisionings", List.of(),
        "GET /rate-limit-policies", List.of("resource", "consumer", "consumer_selector"),
        "GET /branding/phone/providers", List.of("disabled"),
        "GET /branding/phone/templates", List.of("disabled"));
  }

  @GetMapping("/network-acls")
  @RequiresScope("read:network_acls")
  ResponseEntity<Object> networkAcls(HttpServletRequest request) {
    return lists.none("network_acls", request);
  }

  @GetMapping("/self-service-profiles")
  @RequiresScope("read:self_service_profiles")
  ResponseEntity<Object> selfServiceProfiles(HttpServletRequest request) {
    return lists.none("self_service_profiles", request);
  }

  @GetMapping("/user-attribute-profiles")
  @RequiresScope("read:user_attribute_profiles")
  ResponseEntity<Object> userAttributeProfiles(HttpServletRequest request) {
    return lists.noneOn("user_attribute_profiles", request);
  }

  @GetMapping("/token-exchange-profiles")
  @RequiresScope("read:token_exchange_profiles")
  ResponseEntity<Object> tokenExchangeProfiles(HttpServletRequest request) {
    return lists.noneOn("token_exchange_profiles", request);
  }

  @GetMapping("/connection-profiles")
  @RequiresScope("read:connection_profiles")
  ResponseEntity<Object> connectionProfiles(HttpServletRequest request) {
    return lists.noneOn("connection_profiles", request);
  }

  @GetMapping("/connections-directory-provisionings")
  @RequiresScope("read:directory_provisionings")
  ResponseEntity<Object> directoryProvisionings(HttpServletRequest request) {
    return lists.noneOn("directory_provisionings", request);
  }

  @GetMapping("/rate-limit-policies")
  @RequiresScope("read:rate_limit_policies")
  ResponseEntity<Object> rateLimitPolicies(HttpServletRequest request) {
    return lists.noneOn(
        "rate_limit_policies", request, "resource", "consumer", "consumer_selector");
  }

  @GetMapping("/branding/phone/providers")
  @RequiresScope("read:phone_providers")
  ResponseEntity<Object> phoneProviders(HttpServletRequest request) {
    return lists.wrapped("providers", request, "disabled");
  }

  @GetMapping("/branding/phone/templates")
  @RequiresScope("read:phone_templates")
  ResponseEntity<Object> phoneTemplates(HttpServletRequest request) {
    return lists.wrapped("templates", request, "disabled");
  }
}
