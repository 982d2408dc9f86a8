package dev.licet.spring;

import dev.licet.guard.Public;
import dev.licet.guard.RequiresAuth;
import dev.licet.guard.RequiresOwner;
import dev.licet.guard.RequiresRole;
import dev.licet.guard.RequiresScope;
import dev.licet.guard.RequiresStepUp;
import dev.licet.guard.RequiresUser;
import dev.licet.testkit.AdapterContract;
import dev.licet.testkit.TestIssuer;
import java.net.URI;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The starter keeps the contract of all adapters. */
class SpringBootContractTest extends AdapterContract {
  @Override
  protected App start(TestIssuer issuer, String audience) {
    return app(issuer, audience, "licet.role-claims=/realm_access/roles");
  }

  @Override
  protected App startTakingProofs(TestIssuer issuer, String audience) {
    return app(
        issuer, audience, "licet.role-claims=/realm_access/roles", "licet.dpop.mode=accepted");
  }

  private static App app(TestIssuer issuer, String audience, String... properties) {
    TestApi api = TestApi.start(issuer, audience, Routes.class, properties);
    return new App() {
      @Override
      public URI baseUri() {
        return api.uri("");
      }

      @Override
      public void close() {
        api.close();
      }
    };
  }

  @EnableAutoConfiguration
  @RestController
  static class Routes {
    @Public
    @GetMapping("/")
    String everybody() {
      return "everybody";
    }

    @RequiresAuth
    @GetMapping("/user")
    String user() {
      return "user";
    }

    @RequiresScope("read:admin")
    @GetMapping("/admin")
    String admin() {
      return "admin";
    }

    // @start region="owner"
    @RequiresOwner(value = "userId", hidden = true, orScope = "read:users")
    @GetMapping("/users/{userId}")
    String own() {
      return "own";
    }

    // @end

    @RequiresRole("staff")
    @GetMapping("/staff")
    String staff() {
      return "staff";
    }

    // @start region="step-up"
    @RequiresScope("write:transfer")
    @RequiresUser
    @RequiresStepUp(acr = "mfa", maxAge = 300)
    @GetMapping("/transfer")
    String transfer() {
      return "transfer";
    }

    // @end

    @GetMapping("/unmarked")
    String unmarked() {
      return "unmarked";
    }
  }
}
