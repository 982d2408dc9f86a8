package dev.licet.identity.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.identity.shared.Settings;
import dev.licet.identity.shared.StartRefused;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

@Tag("once")
class DestinationsTest {
  private static final List<String> PRIVATE =
      List.of(
          "127.0.0.1",
          "127.8.9.1",
          "0.0.0.0",
          "0.1.2.3",
          "10.0.0.1",
          "172.16.0.1",
          "192.168.1.1",
          "169.254.169.254",
          "100.64.0.1",
          "192.0.0.8",
          "198.18.0.1",
          "224.0.0.1",
          "255.255.255.255",
          "::",
          "::1",
          "::7f00:1",
          "::ffff:127.0.0.1",
          "fe80::1",
          "fc00::1",
          "fd12:3456::1",
          "ff02::1",
          "64:ff9b::7f00:1",
          "64:ff9b:1::7f00:1",
          "::ffff:0:7f00:1",
          "100::1",
          "2002:7f00:1::1",
          "2001:0:1::1");

  @Test
  void arePublicAddressesOnly() throws Exception { // I3
    var destinations = Destinations.of("");
    for (var address : PRIVATE) {
      assertThat(destinations.mayCall(InetAddress.getByName(address))).as(address).isFalse();
      assertThatThrownBy(() -> destinations.resolve(address))
          .as(address)
          .isInstanceOf(UnknownHostException.class)
          .hasMessageContaining("LICET_OUTBOUND_NETWORKS");
    }
    for (var address :
        List.of("93.184.216.34", "2606:2800:220:1::1", "172.32.0.1", "100.128.0.1")) {
      assertThat(destinations.mayCall(InetAddress.getByName(address))).as(address).isTrue();
    }
    assertThatThrownBy(() -> destinations.resolve("localhost"))
        .isInstanceOf(UnknownHostException.class);
  }

  @Test
  void areTheNetworksBesidesThatTheOperatorNames() throws Exception {
    var destinations = Destinations.of("10.1.0.0/16, ::1");
    assertThat(destinations.resolve("10.1.2.3")).hasSize(1);
    assertThat(destinations.resolve("::1")).hasSize(1);
    assertThat(destinations.mayCall(InetAddress.getByName("10.2.0.1"))).isFalse();
    assertThat(destinations.mayCall(InetAddress.getByName("127.0.0.1"))).isFalse();
  }

  @Test
  void refuseASettingThatIsNone() {
    var environment = new MockEnvironment().withProperty("licet.outbound-networks", "intranet");
    assertThatThrownBy(() -> Destinations.read(new Settings(environment)))
        .isInstanceOf(StartRefused.class)
        .hasMessageStartingWith("LICET_OUTBOUND_NETWORKS is 'intranet', but must be a list of");
  }
}
