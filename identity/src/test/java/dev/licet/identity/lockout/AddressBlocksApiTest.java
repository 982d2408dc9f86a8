package dev.licet.identity.lockout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.management.TestManagement;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AddressBlocksApiTest {
  private static TestServer server;
  private static TestManagement management;

  @BeforeAll
  static void start() {
    server = TestServer.shared();
    management = new TestManagement(server);
  }

  private static int look(String address) {
    return management
        .get("/anomaly/blocks/ips/" + address.replace(":", "%3A"), "read:anomaly_blocks")
        .status();
  }

  @Test
  void anAddressThatHasTriedTooOftenIsShownUntilItIsFreed() {
    var lockout = server.bean(Lockout.class);
    for (var address : List.of("192.0.2.99", "2001:db8:99::1")) {
      assertThat(look(address)).as(address).isEqualTo(404);
      int times = 0;
      while (lockout.admits(Stage.PRE_USER_REGISTRATION, address)) {
        assertThat(++times).isLessThan(1_000);
      }
      assertThat(look(address)).as(address).isEqualTo(200);
      assertThat(look("198.51.100.7")).isEqualTo(404);
      var path = "/anomaly/blocks/ips/" + address.replace(":", "%3A");
      assertThat(management.delete(path, "delete:anomaly_blocks").status()).isEqualTo(204);
      assertThat(look(address)).as(address).isEqualTo(404);
      assertThat(lockout.admits(Stage.PRE_USER_REGISTRATION, address)).isTrue();
    }
  }

  @Test
  void whatIsNoAddressIsNowhere() {
    for (var text : List.of("localhost", "192.0.2", "999.1.1.1", "nothing")) {
      assertThat(look(text)).as(text).isEqualTo(404);
    }
  }
}
