package dev.licet.bench.load;

import java.io.IOException;

/** What is done over and over. */
enum Kind {
  REFRESH("refresh tokens exchanged") {
    @Override
    Visitor visitor(Server server, int number) throws IOException {
      return new Refreshing(server, OpenId.user(number));
    }
  },
  CODEFLOW("code flows with a session, to the tokens") {
    @Override
    Visitor visitor(Server server, int number) throws IOException {
      return new CodeFlow(server, OpenId.user(number));
    }
  },
  LOGIN("sign-ins with a password, to the code") {
    @Override
    Visitor visitor(Server server, int number) {
      return new SigningIn(server);
    }
  };

  private final String words;

  Kind(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  /** Somebody who does it. */
  abstract Visitor visitor(Server server, int number) throws IOException;
}
