import Signals

/// A check of a picture's samples, by which two pictures are told apart.
///
/// The check is that of a line (ST 292-1), over luma and over colour differences, on a raster of
/// 96 samples by 4 lines that stands for the whole picture: any patch that changes changes it, and
/// pictures that are equal have it in common.
enum PictureFingerprint {
    private static let samples = 96
    private static let lines = 4

    /// The check of the first picture of a content behind a chain: luma's 18 bits above those of
    /// the colour differences.
    static func check(of content: String, through chain: [Int64]) -> Int64 {
        let pieces = PictureLayout.pieces(ofSymbol: content)
        var flat: [YCbCrCodes?] = []
        for piece in pieces {
            flat.append(
                piece.left == piece.right
                    ? PictureRendering.codes(of: piece.left, through: chain) : nil)
        }
        var luma = LineCheck()
        var chroma = LineCheck()
        for line in 0..<lines {
            let height = (Double(line) + 0.5) / Double(lines)
            for sample in 0..<samples {
                let place = (Double(sample) + 0.5) / Double(samples)
                guard let index = piece(at: place, height, pieces) else { continue }
                let codes =
                    flat[index]
                    ?? PictureRendering.codes(
                        of: colour(of: pieces[index], at: place), through: chain)
                luma.add(UInt16(truncatingIfNeeded: codes.y))
                chroma.add(
                    UInt16(truncatingIfNeeded: sample % 2 == 0 ? codes.cb : codes.cr))
            }
        }
        return Int64(luma.remainder) << 18 | Int64(chroma.remainder)
    }

    /// The piece at a place on the line and a height, both 0…1: pieces of one place are stacked.
    private static func piece(
        at place: Double, _ height: Double, _ pieces: [PlacedPatch]
    ) -> Int? {
        var below = 0.0
        var last: Int?
        for (index, piece) in pieces.enumerated() where piece.from <= place && place < piece.to {
            below += piece.share
            last = index
            if height < below { return index }
        }
        return last
    }

    private static func colour(of piece: PlacedPatch, at place: Double) -> RGB {
        let part = (place - piece.from) / (piece.to - piece.from)
        return RGB(
            red: piece.left.red + (piece.right.red - piece.left.red) * part,
            green: piece.left.green + (piece.right.green - piece.left.green) * part,
            blue: piece.left.blue + (piece.right.blue - piece.left.blue) * part)
    }
}
