package dev.licet.identity;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;

/**
 * Closes the connection of whoever sends a body so slowly that they seem to want no answer but the
 * thread that waits for it; who falls silent is told so first. Before the filters, since Tomcat
 * reads forms by itself.
 */
final class BodyPace extends ValveBase {
  /** For everything that a moment's bad reception can delay. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  /** Slower than any line on which such a body would be sent. */
  private static final int BYTES_PER_SECOND = 16 * 1024;

  /** More than this Tomcat does not take either: then the connection is closed. */
  private static final int MOST_IGNORED = 2 * 1024 * 1024;

  BodyPace() {
    super(true);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    if (response.getStatus() >= HttpServletResponse.SC_BAD_REQUEST) {
      // Tomcat could not read its head, and knows no body behind it.
      getNext().invoke(request, response);
      return;
    }
    var connection = request.getCoyoteRequest();
    var input = connection.getInputBuffer();
    var paced = new Paced(connection, input, response, System.nanoTime());
    connection.setInputBuffer(paced);
    try {
      getNext().invoke(request, response);
      response.finishResponse();
      paced.leaveNothing();
    } finally {
      connection.setInputBuffer(input);
    }
  }

  /** What is read into nowhere. */
  private static final class Ignored implements ApplicationBufferHandler {
    private @Nullable ByteBuffer buffer;

    void forget() {
      buffer = null;
    }

    @Override
    public void setByteBuffer(ByteBuffer buffer) {
      this.buffer = buffer;
    }

    @Override
    public @Nullable ByteBuffer getByteBuffer() {
      return buffer;
    }

    @Override
    public void expand(int size) {}
  }

  private static final class Paced implements InputBuffer {
    private final org.apache.coyote.Request connection;
    private final InputBuffer input;
    private final Response response;
    private final long begin;
    private long received;
    private boolean silent;

    Paced(org.apache.coyote.Request connection, InputBuffer input, Response response, long begin) {
      this.connection = connection;
      this.input = input;
      this.response = response;
      this.begin = begin;
    }

    /**
     * Takes what nobody wanted, as Tomcat would, which knows no pace. Who waits to be told to go on
     * (RFC 9110, 10.1.1) has had another answer.
     */
    void leaveNothing() throws IOException {
      var anything = new Ignored();
      while (!silent
          && !connection.hasExpectation()
          && received < MOST_IGNORED
          && doRead(anything) > 0) {
        anything.forget();
      }
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
      int read = next(handler);
      received += Math.max(read, 0);
      var allowed = GRACE.plusMillis(received * 1_000 / BYTES_PER_SECOND);
      if (read > 0 && System.nanoTime() - begin > allowed.toNanos()) {
        var slow = new IOException("The body comes too slowly");
        // Else Tomcat would go on reading, in order to answer.
        connection.action(ActionCode.CLOSE_NOW, slow);
        throw slow;
      }
      return read;
    }

    private int next(ApplicationBufferHandler handler) throws IOException {
      try {
        return input.doRead(handler);
      } catch (SocketTimeoutException e) {
        silent = true;
        tell();
        throw e;
      }
    }

    /** Here, as each reader of bodies has an answer of its own to one that breaks off. */
    private void tell() throws IOException {
      if (!response.isCommitted()) {
        response.reset();
        response.setStatus(HttpServletResponse.SC_REQUEST_TIMEOUT);
        JsonErrorValve.word(response);
      }
    }

    @Override
    public int available() {
      return input.available();
    }
  }
}
