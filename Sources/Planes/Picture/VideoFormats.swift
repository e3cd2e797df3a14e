package import Signals

/// Picture formats as the plane numbers and names them.
extension VideoFormat {
    /// All formats, in a fixed order; `PictureSignal.format` is an index into it.
    package static let all: [VideoFormat] = allCases

    /// The index in `all`.
    package var index: Int { VideoFormat.all.firstIndex(of: self) ?? 0 }

    /// The format at an index of `all`, or nil.
    package static func at(_ index: Int) -> VideoFormat? {
        all.indices.contains(index) ? all[index] : nil
    }

    /// The usual name: lines, scan and frame rate, as `1080p25`, `1080psf25`, `1080i25`, `625i25`.
    package var name: String {
        let isStandardDefinition = raster.linesPerFrame < 700
        let lines = isStandardDefinition ? raster.linesPerFrame : raster.pictureHeight
        let letters: String
        switch scan {
        case .progressive: letters = "p"
        case .interlaced: letters = "i"
        case .segmentedFrame: letters = "psf"
        }
        return "\(lines)\(letters)\(frameRate.numerator / frameRate.denominator)"
    }

    /// The format of a name, or nil.
    package init?(name: String) {
        guard let format = VideoFormat.all.first(where: { $0.name == name }) else { return nil }
        self = format
    }

    /// All names, in the order of `all`: the choices of a format setting.
    package static let names: [String] = all.map(\.name)

    /// The single link that carries the format as 4:2:2 of 10 bits.
    ///
    /// 2160p25 goes over 6G (ST 2081-10) and 2160p50 over 12G (ST 2082-10).
    package var interface: SerialInterface {
        SerialInterface.carrying(SerialRate(self)) ?? .twelveG
    }
}
