package dev.licet.identity.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.management.TestManagement;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** By these files a telephone believes that a program may take addresses of this server. */
class AppLinksTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final TestServer server = TestServer.shared();
  private final TestManagement management = new TestManagement(server);

  private JsonNode read(String path) {
    var answer = server.get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    return JSON.readTree(answer.body());
  }

  private void register(String name, String mobile) {
    var body = "{\"name\":\"%s\",\"app_type\":\"native\",\"mobile\":%s}".formatted(name, mobile);
    assertThat(management.post("/clients", body, "create:clients").status()).isEqualTo(201);
  }

  @Test
  void appleIsToldOfTheProgramsOfApplications() {
    register(
        "Swift",
        """
        {"ios":{"team_id":"86WQXF56BC","app_bundle_identifier":"com.example.SwiftShop"}}
        """);
    var address = "/.well-known/apple-app-site-association";
    assertThat(read(address).at("/webcredentials/apps").toString())
        .contains("\"86WQXF56BC.com.example.SwiftShop\"");
    assertThat(read(address).at("/applinks/details").toString())
        .contains(
            "{\"appID\":\"86WQXF56BC.com.example.SwiftShop\","
                + "\"paths\":[\"/ios/com.example.SwiftShop/*\",\"/macos/com.example.SwiftShop/*\"]}");
    assertThat(read("/apple-app-site-association")).isEqualTo(read(address));
  }

  @Test
  void androidIsToldOfTheProgramsOfApplications() {
    register(
        "Kotlin",
        """
        {"android":{"app_package_name":"com.example.shop","sha256_cert_fingerprints":["D8:A0"]}}
        """);
    assertThat(read("/.well-known/assetlinks.json").toString())
        .contains(
            "{\"relation\":[\"delegate_permission/common.handle_all_urls\"],"
                + "\"target\":{\"namespace\":\"android_app\","
                + "\"package_name\":\"com.example.shop\","
                + "\"sha256_cert_fingerprints\":[\"D8:A0\"]}}");
  }

  @Test
  void whatIsHalfSaidOrSaidByAThirdPartyIsToldToNobody() {
    register("Half", "{\"ios\":{\"team_id\":\"HALF\"},\"android\":{}}");
    var body =
        """
        {"name":"Third","is_first_party":false,"mobile":{
         "android":{"app_package_name":"com.third","sha256_cert_fingerprints":[]},
         "ios":{"team_id":"THIRD","app_bundle_identifier":"com.third"}}}
        """;
    assertThat(management.post("/clients", body, "create:clients").status()).isEqualTo(201);
    register("Last", "{\"android\":{\"app_package_name\":\"com.last\"}}");
    assertThat(read("/.well-known/assetlinks.json").toString())
        .contains("com.last")
        .doesNotContain("com.third");
    assertThat(read("/apple-app-site-association").toString()).doesNotContain("HALF", "THIRD");
  }

  @Test
  void whatIsNoProgramIsRefusedByName() {
    var body = "{\"name\":\"Odd\",\"mobile\":{\"ios\":{\"team\":\"x\"}}}";
    var refused = management.post("/clients", body, "create:clients");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("message")).contains("mobile.ios", "team");
  }
}
