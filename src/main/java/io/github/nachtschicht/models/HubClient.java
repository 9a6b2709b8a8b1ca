package io.github.nachtschicht.models;

import io.github.nachtschicht.support.Failures;
import io.github.nachtschicht.support.OneLine;
import io.github.nachtschicht.support.PercentEncoding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Flow;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Single requests to the hub: builds addresses, follows redirects by its own rules, sends the token
 * to the endpoint alone, and sorts failures into those worth another try ({@link
 * TransientHubException}) and the others ({@link ModelException}).
 */
final class HubClient {

  private static final int MAX_REDIRECTS = 10;
  private static final int MAX_LISTING_BYTES = 16 << 20;

  private final HubSettings settings;
  private final HttpClient client;

  HubClient(HubSettings settings) {
    this.settings = settings;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.connectTimeout())
            .proxy(settings.proxies())
            .build();
  }

  /**
   * An answer whose body is still to be read.
   *
   * @param status 200, 206 or 416
   * @param linkedHash {@code X-Linked-ETag}, else null
   * @param linkedSize {@code X-Linked-Size}, else -1
   * @param commit {@code X-Repo-Commit}, else null
   */
  record Answer(
      int status,
      HttpResponse<Flow.Publisher<List<ByteBuffer>>> response,
      @Nullable String linkedHash,
      long linkedSize,
      @Nullable String commit) {}

  /** What the hub has at a revision. */
  RepositoryListing list(String repository, String revision)
      throws TransientHubException, InterruptedException {
    URI uri =
        address(
            "/api/models/%s/revision/%s?blobs=true"
                .formatted(repository, PercentEncoding.of(revision)));
    Answer answer = get(uri, Map.of(), repository, revision);
    try (GuardedBody body = guarded(answer)) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      byte[] buffer = new byte[1 << 14];
      for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
        bytes.write(buffer, 0, n);
        if (bytes.size() > MAX_LISTING_BYTES) {
          throw ModelException.of(
              "The hub's answer about %s is refused: it is longer than %s",
              repository, Messages.size(MAX_LISTING_BYTES));
        }
      }
      return RepositoryListing.parse(bytes.toByteArray(), repository);
    } catch (InterruptedIOException e) {
      throw interrupted();
    } catch (IOException e) {
      throw failure(uri, e);
    }
  }

  static InterruptedException interrupted() {
    Thread.interrupted();
    return new InterruptedException("the download was interrupted");
  }

  /** Asks for a file at a commit, from a byte on if {@code from} is not 0. */
  Answer file(String repository, String commit, String name, long from, @Nullable String validator)
      throws TransientHubException, InterruptedException {
    URI uri = address("/" + repository + "/resolve/" + commit + "/" + PercentEncoding.of(name));
    Map<String, String> headers =
        from == 0
            ? Map.of()
            : validator == null
                ? Map.of("Range", "bytes=" + from + "-")
                : Map.of("Range", "bytes=" + from + "-", "If-Range", validator);
    return get(uri, headers, repository, commit);
  }

  GuardedBody guarded(Answer answer) {
    return guarded(answer.response());
  }

  private GuardedBody guarded(HttpResponse<Flow.Publisher<List<ByteBuffer>>> response) {
    return new GuardedBody(response, settings.stallTimeout(), settings.slowestRate());
  }

  private URI address(String path) {
    return URI.create(settings.endpoint() + path);
  }

  private Answer get(URI start, Map<String, String> headers, String repository, String revision)
      throws TransientHubException, InterruptedException {
    URI uri = start;
    String linkedHash = null;
    long linkedSize = -1;
    String commit = null;
    Set<URI> seen = new HashSet<>();
    for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
      if (!seen.add(uri)) {
        throw new ModelException("The hub redirects in a circle: " + shown(start));
      }
      HttpResponse<Flow.Publisher<List<ByteBuffer>>> response = send(uri, headers);
      boolean own = sameOrigin(uri, settings.endpoint());
      if (own) {
        linkedHash = header(response, "X-Linked-ETag").map(HubClient::unquoted).orElse(linkedHash);
        linkedSize = header(response, "X-Linked-Size").map(HubClient::number).orElse(linkedSize);
        commit = header(response, "X-Repo-Commit").orElse(commit);
      }
      int status = response.statusCode();
      if (status == 200 || status == 206 || (status == 416 && !headers.isEmpty())) {
        String coding = header(response, "Content-Encoding").orElse("identity");
        if (!coding.equalsIgnoreCase("identity")) {
          discard(response);
          throw new TransientHubException(
              shown(uri) + " answers in an encoding that was not asked for", null);
        }
        return new Answer(status, response, linkedHash, linkedSize, commit);
      }
      discard(response);
      switch (status) {
        case 301, 302, 303, 307, 308 ->
            uri = redirected(uri, header(response, "Location").orElse(""));
        default -> throw refusal(uri, own, response, repository, revision);
      }
    }
    throw new ModelException(
        "The hub redirects more than " + MAX_REDIRECTS + " times: " + shown(start));
  }

  private HttpResponse<Flow.Publisher<List<ByteBuffer>>> send(URI uri, Map<String, String> headers)
      throws TransientHubException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(settings.answerTimeout())
            .header("User-Agent", "nachtschicht")
            .header("Accept-Encoding", "identity");
    headers.forEach(request::header);
    String token = settings.token();
    if (token != null && sameOrigin(uri, settings.endpoint()) && isPrivateConnection(uri)) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofPublisher());
    } catch (IOException e) {
      throw failure(uri, e);
    } catch (IllegalArgumentException e) {
      // the JDK's client does not expect a Content-Length that is no number
      throw new TransientHubException(
          shown(uri) + " gives an answer that is not understood (" + e.getMessage() + ")", null, e);
    }
  }

  /** A token is not sent where others on the network could read it. */
  private static boolean isPrivateConnection(URI uri) {
    if ("https".equalsIgnoreCase(uri.getScheme())) {
      return true;
    }
    String host = String.valueOf(uri.getHost());
    return host.equals("localhost")
        || (host.matches("[0-9.]+|\\[[0-9a-fA-F:.]+]") && isLoopback(host));
  }

  private static boolean isLoopback(String literal) {
    try {
      return InetAddress.getByName(literal).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** Where a redirect leads, if it may be followed. */
  URI redirected(URI from, String location) {
    URI to;
    try {
      to = from.resolve(new URI(location));
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new ModelException(
          "The hub redirects to what is no address: '" + OneLine.brief(location) + "'", e);
    }
    String scheme = String.valueOf(to.getScheme()).toLowerCase(Locale.ROOT);
    boolean encrypted = "https".equalsIgnoreCase(settings.endpoint().getScheme());
    if (location.isEmpty()
        || to.getHost() == null
        || to.getRawUserInfo() != null
        || !(scheme.equals("https") || (scheme.equals("http") && !encrypted))) {
      throw ModelException.of(
          "The hub redirects to '%s', which is refused: only %s is followed",
          OneLine.brief(location), encrypted ? "https" : "http and https");
    }
    return to;
  }

  private RuntimeException refusal(
      URI uri,
      boolean own,
      HttpResponse<Flow.Publisher<List<ByteBuffer>>> response,
      String repository,
      String revision)
      throws TransientHubException {
    int status = response.statusCode();
    String code = header(response, "X-Error-Code").orElse("");
    String said = header(response, "X-Error-Message").map(OneLine::brief).orElse("");
    if (status == 408 || status == 425 || status == 429 || status >= 500) {
      throw new TransientHubException(
          status == 429
              ? shown(uri) + " has had too many requests (HTTP 429)"
              : shown(uri) + " has trouble (HTTP " + status + ")",
          retryAfter(response));
    }
    if (!own) {
      // the address of a large file is signed for a while only: ask the hub for another
      throw new TransientHubException(shown(uri) + " refuses (HTTP " + status + ")", null);
    }
    String page = settings.endpoint() + "/" + repository;
    String quoted = said.isEmpty() ? "" : " The hub says: \"" + said + "\"";
    boolean noToken = settings.token() == null;
    if (code.equals("GatedRepo")) {
      return ModelException.of(
          "Access to %s is restricted: accept its terms at %s%s%s",
          repository,
          page,
          noToken
              ? ", then set HF_TOKEN to a token of that account."
              : "; HF_TOKEN's account has not.",
          quoted);
    }
    if (code.equals("RevisionNotFound")) {
      return new ModelException(
          repository + " has no revision '" + revision + "' on " + settings.endpoint());
    }
    if (code.equals("EntryNotFound")) {
      return new ModelException(
          repository + " lists a file that it does not have: " + shown(uri) + "." + quoted);
    }
    if (code.equals("RepoNotFound") || status == 404) {
      return ModelException.of(
          "There is no model %s on %s%s%s",
          repository,
          settings.endpoint(),
          noToken
              ? ". If it is private, set HF_TOKEN."
              : ", or HF_TOKEN's account may not read it.",
          quoted);
    }
    if (status == 401 || status == 403) {
      return ModelException.of(
          "%s refuses access to %s (HTTP %s)%s%s",
          settings.endpoint(),
          repository,
          status,
          noToken ? "; if it is private, set HF_TOKEN." : "; is HF_TOKEN still valid?",
          quoted);
    }
    return new ModelException(
        shown(uri) + " gives an answer that is not understood (HTTP " + status + ")." + quoted);
  }

  private static @Nullable Duration retryAfter(HttpResponse<?> response) {
    String value = header(response, "Retry-After").map(String::strip).orElse("");
    if (value.matches("[0-9]{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(value));
    }
    try {
      Instant until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(Instant.now(), until);
      return wait.isNegative() ? Duration.ZERO : wait;
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** What a failed connection means, in words. */
  TransientHubException failure(URI uri, IOException e) {
    String what;
    if (e instanceof TransientHubException already) {
      return already;
    } else if (e instanceof HttpConnectTimeoutException) {
      what = "no connection within " + settings.connectTimeout().toSeconds() + " s";
    } else if (e instanceof HttpTimeoutException) {
      what = "no answer within " + settings.answerTimeout().toSeconds() + " s";
    } else if (e instanceof ConnectException) {
      boolean unknown = has(e, "UnresolvedAddressException") || has(e, "UnknownHostException");
      what = unknown ? "the name of the host is not known" : "no connection";
    } else if (e instanceof SSLException) {
      what = "no secure connection (" + Failures.reason(e) + ")";
    } else {
      what = "the connection broke (" + Failures.reason(e) + ")";
    }
    return new TransientHubException(shown(uri) + ": " + what, null, e);
  }

  private static boolean has(Throwable e, String name) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t.getClass().getSimpleName().equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** An address for a message: without its query, which may hold a signature. */
  static String shown(URI uri) {
    String text = uri.toString();
    int query = text.indexOf('?');
    return OneLine.brief(query < 0 ? text : text.substring(0, query));
  }

  private static boolean sameOrigin(URI a, URI b) {
    return String.valueOf(a.getScheme()).equalsIgnoreCase(b.getScheme())
        && String.valueOf(a.getHost()).equalsIgnoreCase(b.getHost())
        && port(a) == port(b);
  }

  static int port(URI uri) {
    return uri.getPort() >= 0
        ? uri.getPort()
        : "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
  }

  static Optional<String> header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name);
  }

  private static String unquoted(String etag) {
    String plain = etag.startsWith("W/") ? etag.substring(2) : etag;
    return plain.length() >= 2 && plain.startsWith("\"") && plain.endsWith("\"")
        ? plain.substring(1, plain.length() - 1)
        : plain;
  }

  static Long number(String text) {
    return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1L;
  }

  private void discard(HttpResponse<Flow.Publisher<List<ByteBuffer>>> response) {
    guarded(response).close();
  }
}
