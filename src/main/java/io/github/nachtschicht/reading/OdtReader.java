package io.github.nachtschicht.reading;

import io.github.nachtschicht.text.LeftOut.Reason;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads .odt straight from its XML. */
final class OdtReader extends FormatReader {

  OdtReader() {
    super("application/vnd.oasis.opendocument.text", ".odt");
  }

  @Override
  boolean recognises(FileStart file) {
    // templates and master documents add to the type
    return file.zipType().startsWith(mediaType)
        || file.ending().equals("odt")
            && file.zipType().isEmpty()
            && file.zipEntries().contains("content.xml");
  }

  @Override
  Reading read(String name, byte[] content, ReadingOptions options) {
    Archive archive = Archive.open(name, label, content);
    byte[] manifest = archive.bytes("META-INF/manifest.xml");
    if (archive.names().contains("encrypted-package")
        || manifest != null
            && new String(manifest, StandardCharsets.ISO_8859_1).contains("encryption-data")) {
      throw new UnreadableDocumentException(name, "encrypted: it needs a password");
    }
    XmlParts parts = new XmlParts(name, label, archive);
    OdtStyles styles = new OdtStyles();
    XmlElement common = parts.tree("styles.xml");
    styles.add(common);
    XmlElement root = parts.required("content.xml");
    styles.add(root);
    XmlElement text = root.at("office:body", "office:text");
    if (!text.exists()) {
      throw new UnreadableDocumentException(
          name, "damaged or unusual " + label + ": content.xml has no text");
    }
    String held = OdtText.of(root, styles, "office:body", options.maxCharacters());
    options.checkLength(name, held);
    Flow flow = new Flow();
    String heads = OdtText.of(common, styles, "office:master-styles", options.maxCharacters());
    flow.leaveOut(Reason.PAGE_HEAD, heads);
    OdtBody body = new OdtBody(styles, flow, address -> object(parts, address));
    body.blocks(text);
    return flow.reading(label, held + heads + body.heldElsewhere(), List.of());
  }

  private static XmlElement object(XmlParts parts, String address) {
    String folder = address.startsWith("./") ? address.substring(2) : address;
    while (folder.endsWith("/")) {
      folder = folder.substring(0, folder.length() - 1);
    }
    return folder.isEmpty() ? XmlElement.NONE : parts.tree(folder + "/content.xml");
  }
}
