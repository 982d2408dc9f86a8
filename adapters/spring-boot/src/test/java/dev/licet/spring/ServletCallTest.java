package dev.licet.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.HttpCall;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.HandlerMapping;

class ServletCallTest {
  private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/a%2Fb/c");
  private final HttpCall call = new ServletCall(request);

  @Test
  void saysTheUrlAsThisServerSawIt() {
    request.setServerName("api.example");
    request.setServerPort(8443);
    request.setScheme("https");
    request.setQueryString("x=%20&y");
    request.addHeader("X-Forwarded-Host", "elsewhere.example");
    assertThat(call.uri()).contains(URI.create("https://api.example:8443/a%2Fb/c?x=%20&y"));
    assertThat(call.method()).contains("POST");
  }

  @Test
  void saysTheUrlThatTheClientSentAlsoWhereTheApplicationHasForwardedIt() {
    request.setAttribute(RequestDispatcher.FORWARD_REQUEST_URI, "/asked");
    request.setAttribute(RequestDispatcher.FORWARD_QUERY_STRING, "q=1");
    request.setQueryString("inner=2");
    assertThat(call.uri()).contains(URI.create("http://localhost:80/asked?q=1"));
    request.removeAttribute(RequestDispatcher.FORWARD_QUERY_STRING);
    assertThat(call.uri()).contains(URI.create("http://localhost:80/asked"));
  }

  @Test
  void putsAnIpv6AddressInBrackets() {
    request.setServerName("::1");
    assertThat(call.uri()).contains(URI.create("http://[::1]:80/a%2Fb/c"));
    request.setServerName("[::1]");
    assertThat(call.uri()).contains(URI.create("http://[::1]:80/a%2Fb/c"));
  }

  @Test
  void saysNoUrlWhereThereIsNone() {
    request.setRequestURI("/a|b");
    assertThat(call.uri()).isEmpty();
    assertThat(call.queryValues("x")).isEmpty();
  }

  @Test
  void saysWhomTheConnectionComesFromWhateverAHeaderSays() {
    request.setRemoteAddr("192.0.2.7");
    request.addHeader("X-Forwarded-For", "198.51.100.1");
    assertThat(call.peer()).contains("192.0.2.7");
    HttpServletRequest rewritten =
        new HttpServletRequestWrapper(request) {
          @Override
          public String getRemoteAddr() {
            return "198.51.100.1";
          }
        };
    assertThat(new ServletCall(rewritten).peer()).contains("192.0.2.7");
    request.setAttribute("org.apache.tomcat.request.forwarded", true);
    assertThat(call.peer()).isEmpty();
  }

  @Test
  void saysTheFirstCertificateOfTheClientsChain() {
    assertThat(call.clientCertificate()).isEmpty();
    String attribute = "jakarta.servlet.request.X509Certificate";
    request.setAttribute(attribute, new X509Certificate[0]);
    assertThat(call.clientCertificate()).isEmpty();
    X509Certificate certificate = TestApi.certificate();
    request.setAttribute(attribute, new X509Certificate[] {certificate});
    assertThat(call.clientCertificate()).contains(certificate);
  }

  @Test
  void saysWhatTheRouteFoundInThePath() {
    assertThat(call.pathValue("id")).isEmpty();
    request.setAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of("id", "a/b"));
    assertThat(call.pathValue("id")).contains("a/b");
    assertThat(call.pathValue("other")).isEmpty();
  }

  @Test
  void tellsTheQueryFromTheForm() {
    request.setQueryString("t=query&a%20b=x%2By&flag");
    request.setContentType("Application/x-www-form-urlencoded ;charset=UTF-8");
    request.setParameter("t", "query", "form");
    assertThat(call.queryValues("t")).containsExactly("query");
    assertThat(call.formValues("t")).containsExactly("form");
    assertThat(call.queryValues("a b")).containsExactly("x+y");
    assertThat(call.queryValues("flag")).containsExactly("");
    assertThat(call.formValues("flag")).isEmpty();
  }

  @Test
  void readsNoBodyThatIsNoForm() {
    request.setContentType("multipart/form-data");
    request.setParameter("t", "part");
    assertThat(call.formValues("t")).isEmpty();
    request.setContentType(null);
    assertThat(call.formValues("t")).isEmpty();
  }
}
