import Signals
import TestSupport
import Testing

@testable import Planes

/// Where patches are on the line: the standards' geometry, and frames that hold together.
@Suite struct PictureLayoutTests {
    static let symbols =
        PictureContent.patternNames.map { PictureContent.symbol(ofPattern: $0) }
        + (1...40).map { "job/\($0)" } + ["job/a-b", "", "pattern/nothing"]

    @Test(arguments: symbols) func piecesFillThePicture(symbol: String) throws {
        let pieces = PictureLayout.pieces(ofSymbol: symbol)
        try withEvery("place", in: 0..<500) { place in
            let middle = (Double(place) + 0.5) / 500
            let shares = pieces.filter { $0.from <= middle && middle < $0.to }.map(\.share)
            #expect(abs(shares.reduce(0, +) - 1) < 1e-9)
        }
        for piece in pieces {
            #expect(piece.from >= 0 && piece.from < piece.to && piece.to <= 1)
            #expect(piece.share > 0)
        }
    }

    @Test(arguments: symbols) func piecesAreThePatches(symbol: String) {
        let pieces = PictureLayout.pieces(ofSymbol: symbol)
        let patches = PictureContent.patches(ofSymbol: symbol)
        for patch in patches {
            let own = pieces.filter { $0.name == patch.name }
            let area = own.reduce(0) { $0 + $1.area }
            #expect(abs(area - patch.area) < 1e-9, "\(patch.name)")
            if patch.name.hasPrefix("ramp-") { continue }
            for part in [\RGB.red, \RGB.green, \RGB.blue] {
                let mean = own.reduce(0) {
                    $0 + $1.area * ($1.left[keyPath: part] + $1.right[keyPath: part]) / 2
                }
                #expect(abs(mean / area - patch.rgb[keyPath: part]) < 1e-9, "\(patch.name)")
            }
        }
        #expect(Set(pieces.map(\.name)) == Set(patches.map(\.name)))
    }

    @Test func aRampRisesWithoutSteps() {
        let ramp = PictureLayout.pieces(ofSymbol: "pattern/ramp")
        #expect(ramp.first?.left == .black && ramp.last?.right == .white)
        for (piece, next) in zip(ramp, ramp.dropFirst()) {
            #expect(piece.right == next.left && piece.to == next.from)
        }
    }

    @Test func programmesLieEachInTheirOwnWay() {
        let frames = (1...60).map { PictureLayout.pieces(ofSymbol: "job/\($0)") }
        #expect(Set(frames.map { $0.map(\.name) }).count > 50)
        #expect(frames[0] == PictureLayout.pieces(ofSymbol: "job/1"))
        let isShaded = frames.map { frame in frame.contains { $0.left != $0.right } }
        #expect(isShaded.allSatisfy { $0 })
        for piece in frames.joined() {
            for level in [piece.left, piece.right].flatMap({ [$0.red, $0.green, $0.blue] }) {
                #expect((0...1 + 1e-9).contains(level))
            }
        }
    }
}
