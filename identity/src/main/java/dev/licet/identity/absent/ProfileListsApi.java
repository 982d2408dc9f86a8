package dev.licet.identity.absent;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.paging.ForList;
import dev.licet.identity.management.paging.Query;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Profiles, policies and providers of features that are not there. */
@RestController
@RequestMapping(ManagementApi.PATH)
class ProfileListsApi {
  private final EmptyLists lists;

  ProfileListsApi(EmptyLists lists) {
    this.lists = lists;
  }

  @GetMapping("/network-acls")
  @RequiresScope("read:network_acls")
  ResponseEntity<Object> networkAcls(@ForList Query query) {
    return lists.none("network_acls", query);
  }

  @GetMapping("/self-service-profiles")
  @RequiresScope("read:self_service_profiles")
  ResponseEntity<Object> selfServiceProfiles(@ForList Query query) {
    return lists.none("self_service_profiles", query);
  }

  @GetMapping("/user-attribute-profiles")
  @RequiresScope("read:user_attribute_profiles")
  ResponseEntity<Object> userAttributeProfiles(@ForList Query query) {
    return lists.noneOn("user_attribute_profiles", query);
  }

  @GetMapping("/token-exchange-profiles")
  @RequiresScope("read:token_exchange_profiles")
  ResponseEntity<Object> tokenExchangeProfiles(@ForList Query query) {
    return lists.noneOn("token_exchange_profiles", query);
  }

  @GetMapping("/connection-profiles")
  @RequiresScope("read:connection_profiles")
  ResponseEntity<Object> connectionProfiles(@ForList Query query) {
    return lists.noneOn("connection_profiles", query);
  }

  @GetMapping("/connections-directory-provisionings")
  @RequiresScope("read:directory_provisionings")
  ResponseEntity<Object> directoryProvisionings(@ForList Query query) {
    return lists.noneOn("directory_provisionings", query);
  }

  @GetMapping("/rate-limit-policies")
  @RequiresScope("read:rate_limit_policies")
  ResponseEntity<Object> rateLimitPolicies(
      @ForList({"resource", "consumer", "consumer_selector"}) Query query) {
    return lists.noneOn("rate_limit_policies", query);
  }

  @GetMapping("/branding/phone/providers")
  @RequiresScope("read:phone_providers")
  ResponseEntity<Object> phoneProviders(@ForList("disabled") Query query) {
    return lists.wrapped("providers", query);
  }

  @GetMapping("/branding/phone/templates")
  @RequiresScope("read:phone_templates")
  ResponseEntity<Object> phoneTemplates(@ForList("disabled") Query query) {
    return lists.wrapped("templates", query);
  }
}
