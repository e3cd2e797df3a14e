package import Signals

/// What equipment does to the structure of a picture, as one word of its chain.
///
/// Levels of flat colours stay; what changes is which moment a field shows, how much detail is
/// left, or which pictures stand beside one another.
package enum PictureStructure: Hashable, Sendable {
    /// 4:4:4 sent as 4:2:2: colour detail halved across.
    case chromaHalved
    /// The second field of each frame sent first.
    case fieldsSwapped
    /// A progressive picture put through a deinterlacer: each field's lines made from half of them.
    case deinterlaced
    /// Two fields of different moments taken for one picture.
    case woven
    /// No new pictures: a store repeats what it has.
    case frozen
    /// Scaled, and its rate converted, from one format of `VideoFormat.all` to another.
    case converted(from: Int, to: Int)
    /// One of the four links (0…3) of a picture that was divided with a mapping.
    case quadLink(QuadMapping, link: Int)
    /// Put together from four links as a reader with a mapping finds them.
    case quadJoined(QuadPicture)
    /// A tile of a multiviewer: its place, whether a picture arrives, and of which content.
    case tile(Int, hasPicture: Bool, content: Int64)

    /// The word of a chain; its low 8 bits are none that a `PictureTransform` has.
    package var word: Int64 {
        switch self {
        case .chromaHalved: return 16
        case .fieldsSwapped: return 17
        case .deinterlaced: return 18
        case .woven: return 19
        case .frozen: return 20
        case .converted(let from, let to): return 21 | Int64(from) << 8 | Int64(to) << 16
        case .quadLink(let mapping, let link):
            return 22 | Int64(mapping.rawValue) << 8 | Int64(link) << 16
        case .quadJoined(let picture):
            var word =
                23 | Int64(picture.written.rawValue) << 8 | Int64(picture.read.rawValue) << 16
            for (index, source) in picture.sources.enumerated() {
                word |= Int64((source ?? 7) & 7) << Int64(24 + 4 * index)
            }
            return word
        case .tile(let place, let hasPicture, let content):
            return 24 | Int64(place) << 8 | (hasPicture ? 1 : 0) << 16 | content << 24
        }
    }

    /// The structure of a word; nil for a word that none has.
    package init?(word: Int64) {
        func mapping(_ shift: Int64) -> QuadMapping? {
            QuadMapping(rawValue: UInt8(truncatingIfNeeded: word >> shift))
        }
        switch word & 0xFF {
        case 16: self = .chromaHalved
        case 17: self = .fieldsSwapped
        case 18: self = .deinterlaced
        case 19: self = .woven
        case 20: self = .frozen
        case 21: self = .converted(from: Int(word >> 8 & 0xFF), to: Int(word >> 16 & 0xFF))
        case 22:
            guard let mapping = mapping(8) else { return nil }
            self = .quadLink(mapping, link: Int(word >> 16 & 3))
        case 23:
            guard let written = mapping(8), let read = mapping(16) else { return nil }
            let sources = (0..<4).map { index -> Int? in
                let link = Int(word >> Int64(24 + 4 * index) & 7)
                return link < 4 ? link : nil
            }
            self = .quadJoined(QuadPicture(sources: sources, written: written, read: read))
        case 24:
            self = .tile(
                Int(word >> 8 & 0xFF), hasPicture: word >> 16 & 1 == 1,
                content: word >> 24 & 0x7FFF_FFFF)
        default: return nil
        }
    }
}

/// What has become of a picture's structure on its way, worked out from its chain.
package struct PictureDetail: Hashable, Sendable {
    /// The moments of the fields, from two seconds of the original.
    package var fields: FieldSequence
    /// The lines of the picture that are left of its height, in thousandths.
    package var verticalMilli: Int64
    /// The colour detail across that is left, in thousandths of full sampling.
    package var chromaMilli: Int64
    /// How four links, if there were any, have been put together.
    package var geometry: QuadPicture.Appearance
    /// Whether lines of different moments stand in one picture.
    package var isCombed: Bool

    /// The frames of the original that are looked at: two seconds at the usual rates.
    private static let frames = 50

    /// The structure of a signal with a format and a chain.
    ///
    /// - Parameters:
    ///   - isMoving: whether anything in the content moves at all.
    ///   - source: the format in which the content began: that of the first conversion, else its
    ///     own.
    package init(
        _ format: VideoFormat, chain: [Int64], isFull444: Bool, isMoving: Bool
    ) {
        let structures = chain.compactMap { PictureStructure(word: $0) }
        var current = format
        for case .converted(let from, _) in structures {
            current = VideoFormat.at(from) ?? format
            break
        }
        fields = FieldSequence(current.scan, frames: PictureDetail.frames)
        verticalMilli = 1000
        chromaMilli = isFull444 ? 1000 : 500
        geometry = .whole
        isCombed = false
        var lowest = current.raster.pictureHeight
        for structure in structures {
            switch structure {
            case .chromaHalved: chromaMilli = 500
            case .fieldsSwapped: fields.swapFields()
            case .deinterlaced: verticalMilli = verticalMilli / 2
            case .woven: isCombed = isMoving
            case .frozen: fields.freeze()
            case .converted(_, let to):
                guard let next = VideoFormat.at(to) else { continue }
                fields.convert(from: current.frameRate, to: next.frameRate, next.scan)
                lowest = min(lowest, next.raster.pictureHeight)
                current = next
            case .quadLink(let mapping, _):
                geometry = mapping == .square ? .quarterMissing : .whole
            case .quadJoined(let picture): geometry = picture.appearance
            case .tile: break
            }
        }
        if !isMoving { fields.freeze() }
        verticalMilli =
            verticalMilli * min(lowest, format.raster.pictureHeight)
            / format.raster.pictureHeight
        if lowest < format.raster.pictureHeight { chromaMilli = min(chromaMilli, 500) }
    }
}
