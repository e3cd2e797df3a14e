/// What a client says of a picture that moves, looks or is delivered wrongly: what they see.
enum PictureComplaint {
    /// The checks whose failure has words here.
    static let kinds = [
        "delivery-format", "picture-legal", "no-errored-seconds", "picture-intact", "look-at",
        "tiles-true",
    ]

    /// The sentence, or nil where nothing that was noticed has words.
    ///
    /// - Parameters:
    ///   - thing: where the client looks, in words.
    ///   - noticed: the word that the client noticed of a field of the check's reading, or nil.
    static func sentence(
        _ kind: String, _ thing: String, isTerse: Bool, noticed: (String) -> String?
    ) -> String? {
        guard let what = seen(kind, noticed) else { return nil }
        return isTerse ? "The \(thing): \(what)." : "On the \(thing) \(what)."
    }

    private static func seen(_ kind: String, _ noticed: (String) -> String?) -> String? {
        if let state = noticed("state"), state != "locked" { return "there is no picture" }
        switch kind {
        case "delivery-format": return delivery(noticed)
        case "picture-legal": return "the check says that colours are not legal"
        case "no-errored-seconds": return "the picture sparkles or breaks up"
        case "picture-intact": return intact(noticed)
        case "look-at": return look(noticed)
        case "tiles-true": return "names and pictures don't belong together"
        default: return nil
        }
    }

    private static func delivery(_ noticed: (String) -> String?) -> String? {
        if noticed("sound-groups") != nil { return "there is no sound, or not all of it" }
        if let format = noticed("format") {
            return "it says \(format), which isn't what we deliver"
        }
        if let scan = noticed("scan") {
            return "it says \(spaced(scan)), and movement looks wrong"
        }
        if noticed("transfer") != nil { return "contrast looks wrong since this morning" }
        if noticed("colorimetry") != nil { return "colours look wrong since this morning" }
        if noticed("sampling") != nil { return "titles have soft coloured edges" }
        return nil
    }

    private static func intact(_ noticed: (String) -> String?) -> String? {
        switch noticed("motion") {
        case "still"?: return "the picture stands still while the sound goes on"
        case "to-and-fro"?: return "movement judders back and forth"
        case "by-leaps"?: return "movement jumps"
        default: break
        }
        switch noticed("geometry") {
        case "four-small-pictures"?: return "there are four little pictures"
        case "quarter-missing"?: return "a quarter of the picture is missing"
        case let geometry? where geometry != "whole": return "fine detail is broken up"
        default: break
        }
        switch noticed("detail") {
        case "soft"?: return "everything is soft and twittery"
        case "combed"?: return "edges are combed when anything moves"
        default: break
        }
        return noticed("colour-edges") == "soft" ? "titles have soft coloured edges" : nil
    }

    private static func look(_ noticed: (String) -> String?) -> String? {
        let parts = [
            ("shadows-look", "shadows"), ("mid-tones-look", "mid-tones"),
            ("highlights-look", "highlights"),
        ].compactMap { field, name in
            noticed(field).flatMap { $0 == "right" ? nil : "\(name) are \($0)" }
        }
        return parts.isEmpty ? nil : parts.joined(separator: " and ") + " than they were"
    }

    private static func spaced(_ name: String) -> String {
        String(name.map { $0 == "-" ? " " : $0 })
    }
}
