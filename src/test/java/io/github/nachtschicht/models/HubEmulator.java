package io.github.nachtschicht.models;

import io.github.nachtschicht.support.Sha256;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A Hugging Face hub on loopback, two ports: the hub itself and the host of large files. Answers
 * like the hub, and on request like a broken or hostile one. Raw sockets, so that every wrong
 * answer can be given.
 */
public final class HubEmulator implements AutoCloseable {

  public static final String REPOSITORY = "Helsinki-NLP/opus-mt-de-en";
  public static final String COMMIT = "6183067f769a302e3861815543b9f312c71b0ca4";

  /** A request as it came in. */
  record Request(String server, String method, String target, Map<String, String> headers) {

    String path() {
      int query = target.indexOf('?');
      return query < 0 ? target : target.substring(0, query);
    }

    boolean isListing() {
      return path().startsWith("/api/models/");
    }

    boolean isLarge() {
      return server.equals("cdn");
    }
  }

  /** Answers a request in its own way. */
  interface Responder {
    void respond(Request request, OutputStream out) throws IOException, InterruptedException;
  }

  private static final class Fault {
    final Predicate<Request> when;
    final Responder responder;
    int times;

    Fault(int times, Predicate<Request> when, Responder responder) {
      this.times = times;
      this.when = when;
      this.responder = responder;
    }
  }

  final List<Request> requests = new CopyOnWriteArrayList<>();
  final Map<String, byte[]> files = new LinkedHashMap<>();
  final Set<String> large =
      Set.of(
          "source.spm",
          "target.spm",
          "model.safetensors",
          "pytorch_model.bin",
          "tf_model.h5",
          "rust_model.ot");

  /** Replaces the listing if set. */
  volatile String listing = "";

  /** The token that is asked for, empty if none. */
  volatile String gate = "";

  private final List<Fault> faults = new ArrayList<>();
  private final ServerSocket hub;
  private final ServerSocket cdn;
  private volatile boolean closed;

  public HubEmulator(Map<String, byte[]> model) throws IOException {
    files.put("README.md", TestFolders.utf8("# not wanted"));
    files.put(".gitattributes", TestFolders.utf8("*.bin filter=lfs"));
    files.put("tf_model.h5", TestFolders.noise(9, 3000));
    files.put("rust_model.ot", TestFolders.noise(8, 3000));
    files.put("onnx/model.onnx", TestFolders.noise(7, 3000));
    files.putAll(model);
    hub = listen("hub");
    cdn = listen("cdn");
  }

  private ServerSocket listen(String name) throws IOException {
    ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread =
        new Thread(
            () -> {
              while (!closed) {
                try {
                  Socket socket = server.accept();
                  Thread handler = new Thread(() -> handle(name, socket));
                  handler.setDaemon(true);
                  handler.start();
                } catch (IOException e) {
                  return;
                }
              }
            });
    thread.setDaemon(true);
    thread.start();
    return server;
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + hub.getLocalPort());
  }

  String cdnAddress() {
    return "http://127.0.0.1:" + cdn.getLocalPort();
  }

  /** The next {@code times} requests of that kind are answered by the responder. */
  void fault(int times, Predicate<Request> when, Responder responder) {
    synchronized (faults) {
      faults.add(new Fault(times, when, responder));
    }
  }

  List<Request> requests(Predicate<Request> which) {
    return requests.stream().filter(which).toList();
  }

  private void handle(String server, Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      Request request = read(server, new BufferedInputStream(socket.getInputStream()));
      if (request == null) {
        return;
      }
      requests.add(request);
      OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 1 << 14);
      Responder responder = this::normal;
      synchronized (faults) {
        for (Fault fault : faults) {
          if (fault.times > 0 && fault.when.test(request)) {
            fault.times--;
            responder = fault.responder;
            break;
          }
        }
      }
      responder.respond(request, out);
      out.flush();
    } catch (IOException | InterruptedException e) {
      // the client went away
    }
  }

  private static @Nullable Request read(String server, InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int last = 0;
    while (last != 0x0d0a0d0a) {
      int b = in.read();
      if (b < 0) {
        return null;
      }
      head.write(b);
      last = (last << 8) | b;
    }
    String[] lines = head.toString(StandardCharsets.ISO_8859_1).split("\r\n");
    String[] first = lines[0].split(" ");
    Map<String, String> headers = new LinkedHashMap<>();
    for (int i = 1; i < lines.length; i++) {
      String[] header = lines[i].split(": *", 2);
      headers.put(header[0].toLowerCase(Locale.ROOT), header[1]);
    }
    return new Request(server, first[0], first[1], headers);
  }

  /** What the hub would answer. */
  void normal(Request request, OutputStream out) throws IOException {
    String path = URLDecoder.decode(request.path(), StandardCharsets.UTF_8);
    if (path.startsWith("http://")) {
      path = URI.create(path).getPath(); // asked as a proxy
    }
    if (request.server().equals("cdn")) {
      for (byte[] content : files.values()) {
        if (path.equals("/blobs/" + sha256(content))) {
          content(request, out, content, "\"cdn-" + sha256(content).substring(0, 8) + "\"", "");
          return;
        }
      }
      status(out, 403, "Forbidden", "", "no such blob");
      return;
    }
    if (!gate.isEmpty() && !("Bearer " + gate).equals(request.headers().get("authorization"))) {
      status(
          out,
          401,
          "Unauthorized",
          "X-Error-Code: GatedRepo\r\nX-Error-Message: Access to model is restricted.\r\n",
          "{}");
      return;
    }
    String api = "/api/models/" + REPOSITORY + "/revision/";
    String resolve = "/" + REPOSITORY + "/resolve/";
    String small = "/api/resolve-cache/models/" + REPOSITORY + "/" + COMMIT + "/";
    if (path.startsWith(api)) {
      String revision = path.substring(api.length());
      if (!Set.of("main", "v1", COMMIT).contains(revision)) {
        status(out, 404, "Not Found", "X-Error-Code: RevisionNotFound\r\n", "{}");
        return;
      }
      status(
          out,
          200,
          "OK",
          "Content-Type: application/json\r\n",
          listing.isEmpty() ? listing() : listing);
    } else if (path.startsWith(small)) {
      byte[] content = files.getOrDefault(path.substring(small.length()), new byte[0]);
      content(
          request,
          out,
          content,
          "\"" + gitHash(content) + "\"",
          "X-Repo-Commit: " + COMMIT + "\r\n");
    } else if (path.startsWith(resolve)) {
      String rest = path.substring(resolve.length());
      String name = rest.substring(rest.indexOf('/') + 1);
      byte[] content = files.get(name);
      if (content == null) {
        status(out, 404, "Not Found", "X-Error-Code: EntryNotFound\r\n", "Entry not found");
      } else if (large.contains(name)) {
        redirect(
            out,
            302,
            cdnAddress() + "/blobs/" + sha256(content) + "?X-Amz-Signature=secret",
            "X-Repo-Commit: "
                + COMMIT
                + "\r\nX-Linked-Size: "
                + content.length
                + "\r\nX-Linked-ETag: \""
                + sha256(content)
                + "\"\r\n");
      } else {
        redirect(out, 307, small + name, "X-Repo-Commit: " + COMMIT + "\r\n");
      }
    } else {
      status(out, 404, "Not Found", "X-Error-Code: RepoNotFound\r\n", "{}");
    }
  }

  String listing() {
    StringBuilder json = new StringBuilder();
    json.append("{\"id\":\"" + REPOSITORY + "\",\"sha\":\"" + COMMIT + "\",\"gated\":false,");
    json.append("\"cardData\":{\"license\":\"cc-by-4.0\"},\"tags\":[\"marian\"],\"siblings\":[");
    String comma = "";
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      int size = file.getValue().length;
      json.append(comma)
          .append("{\"rfilename\":\"" + file.getKey() + "\",\"size\":" + size)
          .append(",\"blobId\":\"" + gitHash(file.getValue()) + "\"");
      if (large.contains(file.getKey())) {
        json.append(",\"lfs\":{\"sha256\":\"" + sha256(file.getValue()) + "\",\"size\":" + size)
            .append(",\"pointerSize\":134}");
      }
      json.append("}");
      comma = ",";
    }
    return json.append("]}").toString();
  }

  /** The content a request to the host of large files, or for a small file, is about. */
  byte[] contentOf(Request request) {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      if (request.path().endsWith("/" + sha256(file.getValue()))
          || (!request.isListing() && request.path().endsWith("/" + file.getKey()))
          || request.path().endsWith(COMMIT + "/" + file.getKey())) {
        return file.getValue();
      }
    }
    return new byte[0];
  }

  /** A whole or partial body, as {@code Range} and {@code If-Range} ask. */
  static void content(
      Request request, OutputStream out, byte[] content, String etag, String headers)
      throws IOException {
    int from = rangeStart(request, etag);
    if (from >= content.length && from > 0) {
      status(out, 416, "Range Not Satisfiable", "", "");
      return;
    }
    head(
        out,
        from > 0 ? 206 : 200,
        from > 0 ? "Partial Content" : "OK",
        headers
            + "Accept-Ranges: bytes\r\nETag: "
            + etag
            + "\r\n"
            + (from > 0
                ? "Content-Range: bytes "
                    + from
                    + "-"
                    + (content.length - 1)
                    + "/"
                    + content.length
                    + "\r\n"
                : "")
            + "Content-Length: "
            + (content.length - from)
            + "\r\n");
    out.write(content, from, content.length - from);
  }

  static int rangeStart(Request request, String etag) {
    String range = request.headers().getOrDefault("range", "");
    String condition = request.headers().getOrDefault("if-range", etag);
    return range.matches("bytes=[0-9]+-") && condition.equals(etag)
        ? Integer.parseInt(range.substring(6, range.length() - 1))
        : 0;
  }

  static void status(OutputStream out, int code, String reason, String headers, String body)
      throws IOException {
    byte[] bytes = TestFolders.utf8(body);
    head(out, code, reason, headers + "Content-Length: " + bytes.length + "\r\n");
    out.write(bytes);
  }

  static void redirect(OutputStream out, int code, String location, String headers)
      throws IOException {
    status(out, code, "Redirect", headers + "Location: " + location + "\r\n", "moved");
  }

  static void head(OutputStream out, int code, String reason, String headers) throws IOException {
    out.write(
        TestFolders.utf8(
            "HTTP/1.1 " + code + " " + reason + "\r\n" + headers + "Connection: close\r\n\r\n"));
  }

  static String sha256(byte[] content) {
    return Sha256.of(content);
  }

  static String gitHash(byte[] content) {
    MessageDigest digest = Download.sha1();
    digest.update(TestFolders.utf8("blob " + content.length + "\0"));
    return Sha256.hex(digest.digest(content));
  }

  @Override
  public void close() throws IOException {
    closed = true;
    hub.close();
    cdn.close();
  }
}
