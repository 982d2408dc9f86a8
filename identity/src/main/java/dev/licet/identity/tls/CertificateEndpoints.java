package dev.licet.identity.tls;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** At the port that asks for certificates there are those endpoints, and no page of a browser's. */
final class CertificateEndpoints extends ValveBase {
  private final int port;

  CertificateEndpoints(int port) {
    super(true);
    this.port = port;
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    if (request.getConnector().getPort() == port && !isOne(request.getRequestURI())) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    getNext().invoke(request, response);
  }

  private static boolean isOne(String path) {
    return path.startsWith("/") && MutualTls.ENDPOINTS.containsValue(path.substring(1));
  }
}
